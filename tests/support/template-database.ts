import type { TestProject } from "vitest/node";
import { startOwnDatabase, TEMPLATE } from "#tests/support/database.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Address of the run's server with the database name left as TEMPLATE. */
		templateUrl: string;
	}
}

/** Once per run: one server, one migrated database that each test file's is cloned from. */
export default async function setup(project: TestProject) {
	const database = await startOwnDatabase();
	project.provide("templateUrl", database.url(TEMPLATE));
	return () => database.remove();
}
