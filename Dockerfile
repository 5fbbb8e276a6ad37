# The host for docker-compose.yml: one image, its role chosen by its arguments. The database is not in it.

FROM node:20-bookworm-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tools/bundle.mjs tools/
COPY src/PrepPlatform.Web/Assets src/PrepPlatform.Web/Assets
COPY themes themes
RUN node tools/bundle.mjs

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends cmake g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
COPY --from=assets /app/src/PrepPlatform.Web/wwwroot/lib src/PrepPlatform.Web/wwwroot/lib
COPY --from=assets /app/node_modules/onnxruntime-node/bin node_modules/onnxruntime-node/bin
COPY --from=assets /app/node_modules/nodejs-whisper node_modules/nodejs-whisper
RUN bash -c 'source tools/prep/speech.sh && make_whisper_library "$whisper_source" "$whisper_build" "$whisper_library" "${whisper_options[@]}"'
RUN dotnet publish src/PrepPlatform.Web -c Release -o /out -p:RestoreLockedMode=true \
 && for plugin in plugins/*/*.csproj; do dotnet build "$plugin" -c Release -p:RestoreLockedMode=true || exit 1; done

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# What programs are judged in; C# needs the SDK, which is not in it. --build-arg LANGUAGES="python3" offers Python alone.
ARG LANGUAGES="python3 nodejs default-jdk-headless g++"
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl weasyprint bubblewrap libseccomp2 time imagemagick ffmpeg fonts-noto-core fonts-noto-color-emoji $LANGUAGES \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /out .
COPY --from=build /app/artifacts/plugins plugins
COPY themes themes
COPY seeds seeds
COPY models models
COPY tenants.json ./
# The data folder is a volume; made here so that the unprivileged user owns it from the start.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["curl", "-fsS", "http://127.0.0.1:8080/health/live"]
ENTRYPOINT ["dotnet", "PrepPlatform.Web.dll"]
CMD ["--role", "all", "--data", "/data", "--no-demo"]
