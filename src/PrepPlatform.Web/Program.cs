using PrepPlatform.Web.Start;

return await PrepHost.RunAsync(args);
