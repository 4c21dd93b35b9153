import type { TestProject } from "vitest/node";
import { startOwnDatabase, TEMPLATE } from "#tests/support/database.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Address of the run's server with the database name left as TEMPLATE. */
		templateUrl: string;
		/** The same server's files, for servers of one's own. */
		laidAside: string;
	}
}

/** Once per run: one server, one migrated database that each test file's is cloned from. */
export default async function setup(project: TestProject) {
	const database = await startOwnDatabase();
	const laidAside = temporaryFolder();
	await database.layAside(laidAside.path);
	project.provide("templateUrl", database.url(TEMPLATE));
	project.provide("laidAside", laidAside.path);
	return async () => {
		await database.remove();
		laidAside.remove();
	};
}
