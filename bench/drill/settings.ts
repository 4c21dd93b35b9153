import { writeFileSync } from "node:fs";
import path from "node:path";
import { UNHURRIED } from "./application.ts";

/** A Tuesday morning, on which the houses are open. */
const CLOCK = "2026-11-24T10:00:00+01:00";
/** Of the invented accounts. */
export const PASSWORD = "buergertermin";

/** With a clock that shows an open house, the same for all processes whenever they are started. */
export function testSettings({
	databaseUrl,
	dataDir,
	origin,
	...more
}: {
	databaseUrl: string;
	dataDir: string;
	origin: string;
} & Record<string, string>): Record<string, string> {
	writeFileSync(path.join(dataDir, "app-now"), CLOCK);
	return {
		...{ PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8" },
		APP_ENV: "test",
		APP_NOW: CLOCK,
		APP_SECRET: "of a drill, of which nobody lives: 0123456789",
		BASE_URL: origin,
		DATABASE_URL: databaseUrl,
		DATA_DIR: dataDir,
		DEMO_PASSWORD: PASSWORD,
		HOST: "127.0.0.1",
		LOG_LEVEL: "warn",
		SMTP_URL: "",
		// The load comes from one machine and says for whom, as a proxy in front of many would.
		TRUSTED_PROXIES: "127.0.0.1, ::1",
		...UNHURRIED,
		...more,
	};
}
