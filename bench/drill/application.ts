import { chownSync, mkdirSync, readFileSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "#lib/fault.ts";
import { type Owner, runBeside, runToEnd } from "./program.ts";

/** As an operator has it: a folder with a release, settings, and a user who owns nothing but a folder for data. */
export interface Installation {
	/** Where the release lies. */
	folder: string;
	settings: Readonly<Record<string, string>>;
	/** For logs. */
	logs: string;
	as?: Owner;
}

export interface Served {
	name: string;
	port: number;
	pid: number;
	/** Until it may be given work. */
	ready(): Promise<void>;
	/** As a service manager ends it. @returns when it has ended */
	end(): Promise<void>;
}

/** Of nobody who owns anything, where root may choose. */
export const nobody = (): Owner =>
	process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/** All that they may write. */
export function nobodysFolder(...parts: string[]): string {
	const folder = path.join(...parts);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const user = nobody();
	if (user) chownSync(folder, user.uid, user.gid);
	return folder;
}

const READY_MS = 120_000;

/** Everything that production wants to be told. */
export function productionSettings(more: {
	port: number;
	databaseUrl: string;
	dataDir: string;
	smtpUrl: string;
}): Record<string, string> {
	return {
		APP_ENV: "production",
		APP_SECRET: "of a drill, of which nobody lives: 0123456789",
		BASE_URL: `http://localhost:${more.port}`,
		DATABASE_URL: more.databaseUrl,
		DATA_DIR: more.dataDir,
		HOST: "127.0.0.1",
		MAIL_FROM: "termine@drill.example",
		OPERATOR_EMAIL: "info@drill.example",
		DATA_PROTECTION_EMAIL: "datenschutz@drill.example",
		ACCESSIBILITY_EMAIL: "barrierefrei@drill.example",
		PORT: String(more.port),
		SMTP_URL: more.smtpUrl,
		// The load comes from one machine and says for whom, as a proxy in front of many would.
		TRUSTED_PROXIES: "127.0.0.1, ::1",
		...UNHURRIED,
	};
}

/** A machine that does many things at once would put newcomers into the waiting room. */
export const UNHURRIED = { ANSWER_MS: "10000" };

const RUN = "scripts/run.mjs";

/** A command of the documents, to its end. @returns what it printed */
export function command(
	{ folder, settings, as }: Installation,
	...args: string[]
): string {
	return runToEnd(nodeOf(folder), [RUN, ...args], {
		as,
		cwd: folder,
		env: settings,
	});
}

export function begin(
	installation: Installation,
	name: string,
	port: number,
	more: Readonly<Record<string, string>> = {},
): Served {
	const { folder, settings, logs, as } = installation;
	const logFile = path.join(logs, `${name}.log`);
	const child = runBeside(nodeOf(folder), [RUN, "start"], logFile, {
		as,
		cwd: folder,
		env: { ...settings, PORT: String(port), ...more },
	});
	const ended = new Promise<void>((resolve) =>
		child.once("exit", () => resolve()),
	);
	return {
		name,
		port,
		pid: child.pid ?? 0,
		async ready() {
			const until = Date.now() + READY_MS;
			const asked = Number(more.METRICS_PORT ?? port);
			while (!(await isReady(asked))) {
				if (child.exitCode !== null || Date.now() > until)
					throw new Fault(
						`${name} did not start:\n${readFileSync(logFile, "utf8").split("\n").slice(-20).join("\n")}`,
					);
				await wait(200);
			}
		},
		async end() {
			child.kill("SIGTERM");
			await ended;
		},
	};
}

const nodeOf = (folder: string) =>
	path.join(folder, "node_modules", "node", "bin", "node");

/** Where each process is asked whether it is ready; releases before 0045 know only the second address. */
const askedAt = new Map<number, string>();

export async function isReady(
	port: number,
	patience = 3_000,
): Promise<boolean> {
	const address = askedAt.get(port) ?? "/api/ready";
	const status = await statusOf(port, address, patience);
	if (status !== 404) return status === 200;
	askedAt.set(port, "/api/health");
	return (await statusOf(port, "/api/health", patience)) === 200;
}

/** Nought: nobody answered. */
export function statusOf(
	port: number,
	address: string,
	patience = 3_000,
): Promise<number> {
	return new Promise((resolve) => {
		const asked = get(
			{
				host: "127.0.0.1",
				port,
				path: address,
				agent: false,
				timeout: patience,
			},
			(answer) => {
				answer.resume();
				resolve(answer.statusCode ?? 0);
			},
		);
		asked.once("timeout", () => asked.destroy());
		asked.once("error", () => resolve(0));
	});
}
