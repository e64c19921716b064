import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { ErrorBody } from '#api-types/views/common.views.js';

/** What a route answers, for the OpenAPI document: this schema, or an error. Without a schema: nothing (204). */
export const Answers = (schema?: z.ZodType, status = schema ? 200 : 204): MethodDecorator =>
  applyDecorators(
    ApiResponse(schema ? { status, description: 'OK', standardSchema: schema as never } : { status, description: 'Done' }),
    ApiResponse({ status: 'default', description: 'Refused or failed', standardSchema: ErrorBody as never }),
  );
