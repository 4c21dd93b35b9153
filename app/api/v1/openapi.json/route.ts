import { env } from "#lib/runtime/env.ts";
import { CACHE, json } from "../_parts/answers.ts";
import { openApiDocument } from "../_parts/openapi.ts";

/** GET /api/v1/openapi.json */
export function GET(): Response {
	return json(openApiDocument(env().baseUrl), CACHE.catalog);
}
