import { fork } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import type { Wanted } from "../wanted.ts";

/** What became of one of them. */
export interface Told {
	kind: "booking" | "ticket";
	begunAt: number;
	answeredAt: number;
	/** Of a confirmed booking, and where its mail goes. */
	reference?: string;
	email?: string;
	/** Of a drawn ticket. */
	visitId?: string;
	/** A word of the command. */
	refused?: string;
	/** What no command should do. */
	thrown?: string;
}

export interface Booker {
	told: Told[];
	/** No further one begins; those under way are waited for. */
	stop(): Promise<void>;
}

const SCRIPT = path.join("bench", "drill", "book.ts");

/** Books by the commands of the release in this folder. */
export function startBooker(
	folder: string,
	settings: Readonly<Record<string, string>>,
	job: {
		wanted: readonly Wanted[];
		perSecond: number;
		tickets?: { stationId: number; every: number };
	},
): Booker {
	const script = path.join(folder, SCRIPT);
	if (folder !== process.cwd()) {
		mkdirSync(path.dirname(script), { recursive: true });
		copyFileSync(SCRIPT, script);
	}
	const child = fork(script, [], {
		cwd: folder,
		execPath: process.execPath,
		execArgv: [`--import=${path.join(folder, "scripts", "server-only.mjs")}`],
		env: settings as unknown as NodeJS.ProcessEnv,
		stdio: ["ignore", "ignore", "inherit", "ipc"],
	});
	const told: Told[] = [];
	const ended = new Promise<void>((resolve) => {
		child.on("message", (said: Told | { done: true }) => {
			if ("done" in said) resolve();
			else told.push(said);
		});
		child.once("exit", () => resolve());
	});
	registerShutdown(() => {
		child.kill("SIGKILL");
	});
	child.send({ tickets: null, ...job });
	return {
		told,
		async stop() {
			if (child.connected) child.send("stop");
			await ended;
			child.kill("SIGKILL");
		},
	};
}
