import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The document of the real routes; schemas are the zod ones, named by their `id`. */
export const openApi = (app: INestApplication): OpenAPIObject => {
  const described = new DocumentBuilder().setTitle('联动 API').setDescription('年度工作指引的下达、报送、审核与督办').setVersion('1').setOpenAPIVersion('3.1.0').build();
  return SwaggerModule.createDocument(app, described, { operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`, autoTagControllers: true });
};

/** /docs, in the demo alone; the document is made when somebody looks. */
export const serveDocs = (app: INestApplication): void => SwaggerModule.setup('docs', app, () => openApi(app), { useGlobalPrefix: false });
