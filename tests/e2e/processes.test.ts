import { Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { startProcess } from "./support/process.ts";
import { expect, test } from "./support/test.ts";

/** People who ask again and again, half of them over one connection that is kept. */
const CALLERS = 6;
/** Without one they keep a machine busy on which processes are to start. */
const PAUSE_MS = 20;
const PAGES = ["/termine", "/api/v1/services", "/impressum"];

interface Answer {
	status: number;
	/** Whether the connection may be used again. */
	kept: boolean;
}

/**
 * As a browser asks: once more where the connection was cut before anything came. Those that wait for a process to take
 * them as it ends are cut by the system, whatever the process does.
 */
async function ask(
	port: number,
	path: string,
	agent: Agent | false,
): Promise<Answer> {
	try {
		return await askOnce(port, path, agent);
	} catch (error) {
		// Whether the cut is seen by reading or by writing.
		const { code = "" } = error as NodeJS.ErrnoException;
		if (!["ECONNRESET", "EPIPE"].includes(code)) throw error;
		return await askOnce(port, path, agent);
	}
}

function askOnce(
	port: number,
	path: string,
	agent: Agent | false,
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = get({ host: "127.0.0.1", port, path, agent }, (answer) => {
			answer.resume();
			answer.once("error", reject);
			answer.once("end", () =>
				resolve({
					status: answer.statusCode ?? 0,
					kept: answer.headers.connection !== "close",
				}),
			);
		});
		request.once("error", reject);
	});
}

/** Asks and asks until it is stopped; what became of it is told then. */
function crowd(port: number) {
	const told: (number | string)[] = [];
	let goesOn = true;
	const callers = Array.from({ length: CALLERS }, async (_, number) => {
		const agent =
			number % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
		for (let count = number; goesOn; count++) {
			const page = PAGES[count % PAGES.length] ?? "";
			told.push(
				await ask(port, page, agent).then(
					({ status }) => status,
					(error: Error) => `${page}: ${error.message}`,
				),
			);
			await wait(PAUSE_MS);
		}
		if (agent) agent.destroy();
	});
	return {
		/** So many more answers. */
		hear: async (count: number) => {
			const until = told.length + count;
			await expect
				.poll(() => told.length, { timeout: 60_000 })
				.toBeGreaterThan(until);
		},
		stop: async () => {
			goesOn = false;
			await Promise.all(callers);
			return told;
		},
	};
}

// Processes start one after the other, each for as long as a busy machine takes.
test.describe.configure({ timeout: 300_000 });

test("one process takes over from another and nobody is turned away, and one that is killed leaves nothing behind", async () => {
	test.skip(process.platform !== "linux", "no other system shares out a port");
	const info = test.info();
	const port = await freePort();
	const begin = (name: string) =>
		startProcess(
			{
				PORT: String(port),
				REUSE_PORT: "true",
				SERVE: "pages",
				DRAIN_SECONDS: "1",
			},
			info.outputPath(`${name}.log`),
		);
	const first = await begin("first");
	await first.ready();
	const people = crowd(port);
	await people.hear(CALLERS);
	const second = await begin("second");
	await second.ready();
	await people.hear(CALLERS);
	expect(await first.end("SIGTERM")).toBe(0);
	await people.hear(CALLERS);
	const third = await begin("third");
	await third.ready();
	expect(await second.end("SIGTERM")).toBe(0);
	await people.hear(CALLERS);
	expect(new Set(await people.stop())).toEqual(new Set([200]));

	// Those whom it was answering lose their answer; everybody who asks from now on gets one.
	const fourth = await begin("fourth");
	await fourth.ready();
	await third.end("SIGKILL");
	const others = crowd(port);
	await others.hear(2 * CALLERS);
	expect(new Set(await others.stop())).toEqual(new Set([200]));
	expect(await fourth.end("SIGTERM")).toBe(0);
});

test("a process that is to end tells balancers first, and goes on answering", async () => {
	const info = test.info();
	const port = await freePort();
	const one = await startProcess(
		{ PORT: String(port), SERVE: "pages", DRAIN_SECONDS: "300" },
		info.outputPath("one.log"),
	);
	await one.ready();
	expect(await ask(port, "/api/health", false)).toMatchObject({ status: 200 });
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	expect(await ask(port, "/impressum", agent)).toEqual({
		status: 200,
		kept: true,
	});
	const told = one.end("SIGTERM");
	await expect
		.poll(async () => (await ask(port, "/api/health", false)).status)
		.toBe(503);
	expect(await ask(port, "/impressum", agent)).toEqual({
		status: 200,
		kept: false,
	});
	await one.end("SIGKILL");
	await told;
});
