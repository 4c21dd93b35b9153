import { randomUUID } from "node:crypto";
import {
	chownSync,
	cpSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import pg from "pg";
import {
	type EmbeddedDatabase,
	startEmbedded,
} from "#lib/db/embedded/cluster.ts";
import { makeCluster, type Place, placeFor } from "#lib/db/embedded/place.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

/** Migrated, empty; nobody may be connected to it while it is cloned. */
export const TEMPLATE = "buergertermin_template";

interface OwnDatabase extends EmbeddedDatabase {
	/** Leaves a copy of its files in this folder, for others to begin with. */
	layAside(folder: string): Promise<void>;
}

/**
 * A PostgreSQL server of one's own, with the migrated template. For the run's set-up, and for tests
 * that stop the server amid something: `stop("immediate")`, then `start()`.
 * @param laidAside the copy to begin with; without one it is made anew, which takes seconds
 */
export async function startOwnDatabase(
	laidAside?: string,
): Promise<OwnDatabase> {
	const folder = temporaryFolder();
	const place = await placeFor(folder.path);
	if (laidAside) layOut(laidAside, place);
	const database = await startEmbedded({
		dataDir: folder.path,
		throwAway: true,
	});
	if (!laidAside) {
		await execute(database.url("postgres"), `CREATE DATABASE ${TEMPLATE}`);
		await migrateDeploy(database.url(TEMPLATE));
	}
	return {
		...database,
		layAside: async (to) => {
			await database.stop("fast");
			for (const name of [CLUSTER, STATE])
				cpSync(path.join(place.folder, name), path.join(to, name), {
					recursive: true,
				});
			await database.start();
		},
		remove: async () => {
			await database.remove();
			folder.remove();
		},
	};
}

/** As they are named in an embedded database's folder (lib/db/embedded). */
const CLUSTER = "cluster";
const STATE = "state.json";

function layOut(from: string, place: Place): void {
	makeCluster(place);
	cpSync(path.join(from, CLUSTER), place.cluster, { recursive: true });
	if (place.owner) giveTo(place.owner, place.cluster);
	const state = JSON.parse(readFileSync(path.join(from, STATE), "utf8"));
	// The port is the other one's.
	writeFileSync(
		path.join(place.folder, STATE),
		JSON.stringify({ ...state, port: 0 }),
		{ mode: 0o600 },
	);
}

export function giveTo(
	owner: { uid: number; gid: number },
	folder: string,
): void {
	for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }))
		chownSync(path.join(folder, file), owner.uid, owner.gid);
}

/**
 * Clones the template: a fresh migrated database in some 50 ms.
 * @param templateUrl address of the template on the server to use
 */
export async function createTestDatabase(
	templateUrl: string,
): Promise<{ url: string; drop(): Promise<void> }> {
	const name = `test_${randomUUID().replaceAll("-", "")}`;
	await execute(
		onDatabase(templateUrl, "postgres"),
		// Its files, a third of the work of writing each page into the log as well.
		`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`,
	);
	return {
		url: onDatabase(templateUrl, name),
		drop: () =>
			execute(
				onDatabase(templateUrl, "postgres"),
				`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
			),
	};
}

/** The same server, another database. */
export function onDatabase(url: string, name: string): string {
	const changed = new URL(url);
	changed.pathname = `/${name}`;
	return changed.href;
}

/** Runs one script past all layers, for what no command does. */
export async function execute(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}
