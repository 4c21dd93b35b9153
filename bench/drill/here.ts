import { closePgBoss } from "#lib/db/boss.ts";
import { closeDb } from "#lib/db/client.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { readySettings } from "#scripts/setup/environment.ts";

/** This process has an installation's settings while it works on its migrated database, for what a drill needs to be there. */
export async function within<Value>(
	settings: Readonly<Record<string, string>>,
	work: () => Promise<Value>,
): Promise<Value> {
	Object.assign(process.env, settings);
	takeGlobal("env");
	readySettings();
	try {
		return await work();
	} finally {
		await closePgBoss();
		await closeDb();
	}
}
