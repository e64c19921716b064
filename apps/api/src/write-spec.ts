import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { PREFIX } from './create-app.js';
import { openApi } from './platform/open-api.js';
import type { ApiSettings } from './platform/tokens.js';

/** `npm run api:spec`: writes the OpenAPI document of the real routes. Nothing is opened: no database, no port. */
const app = await NestFactory.create(AppModule.of({ DEMO: true, FILES_DIR: tmpdir() } as ApiSettings, { record: null as never, read: null as never, acted: () => undefined }, pino({ level: 'silent' })), { logger: false });
app.setGlobalPrefix(PREFIX);
const file = process.argv[2] ?? 'libs/api-types/openapi.json';
await writeFile(file, `${JSON.stringify(openApi(app), null, 2)}\n`);
process.stdout.write(`${file}\n`);
