// A process of its own in the folder of a release, started by bench/drill/upgrade.ts: a city in which everything is free, made
// by that release's own sources in its own tables. It tells which days of which stations can be booked.
import { makeFreeCity } from "#bench/rush/city.ts";
import { listWanted } from "#bench/wanted.ts";
import { closeDb } from "#lib/db/client.ts";
import { now } from "#lib/runtime/clock.ts";
import { readySettings } from "#scripts/setup/environment.ts";

readySettings();
await makeFreeCity(now());
const days = await listWanted(100_000, now());
await closeDb();
process.send?.(days, () => process.exit(0));
