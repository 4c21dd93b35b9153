import { env } from "#lib/env.ts";
import { CACHE, json } from "../answers.ts";
import { openApiDocument } from "../openapi.ts";

/** GET /api/v1/openapi.json */
export function GET(): Response {
	return json(openApiDocument(env().baseUrl), CACHE.catalog);
}
