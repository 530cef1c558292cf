import { errorBody, protocolVersion, routes, type Route } from '@anteroom/protocol';
import * as z from 'zod';

/** The description of every JSON route as OpenAPI 3.1, made from the schemas that the server parses with. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Anteroom',
      version: String(protocolVersion),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Error: schemaOf(errorBody) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'anteroom.session_token' } },
    },
  };
}

function operation(name: string, route: Route): Record<string, unknown> {
  const inPath = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const parameters = [...inPath, ...queryParameters(route)];
  return {
    operationId: name,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.method === 'GET'
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } } }),
    responses: {
      200: { description: name, content: { 'application/json': { schema: schemaOf(route.reply) } } },
      default: {
        description: 'Error',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function queryParameters(route: Route): Record<string, unknown>[] {
  const described = z.safeParse(objectSchema, schemaOf(route.query));
  if (!described.success) return [];
  const { properties, required } = described.data;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()).default([]),
});

function schemaOf(schema: z.core.$ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
