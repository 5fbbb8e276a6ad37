-- Run at each start: the database and its two logins, one that migrates and one that serves. Passwords come from the environment.
-- Read committed snapshot: readers must not wait for writers, as they do not on PostgreSQL.
IF DB_ID(N'prep') IS NULL CREATE DATABASE prep;
GO
IF SUSER_ID(N'prep_owner') IS NULL CREATE LOGIN prep_owner WITH PASSWORD = N'$(PREP_OWNER_PASSWORD)';
IF SUSER_ID(N'prep_app') IS NULL CREATE LOGIN prep_app WITH PASSWORD = N'$(PREP_APP_PASSWORD)';
ALTER DATABASE prep SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
USE prep;
IF USER_ID(N'prep_owner') IS NULL CREATE USER prep_owner FOR LOGIN prep_owner;
IF USER_ID(N'prep_app') IS NULL CREATE USER prep_app FOR LOGIN prep_app;
ALTER ROLE db_owner ADD MEMBER prep_owner;
ALTER ROLE db_datareader ADD MEMBER prep_app;
ALTER ROLE db_datawriter ADD MEMBER prep_app;
GO
