import type { IncomingMessage, ServerResponse } from "node:http";
import {
	countAnswer,
	writeAnswers,
} from "#lib/pilot/figures/commands/count-answers.ts";
import { countedAnswer } from "#lib/pilot/figures/rules/counted-answer.ts";
import { now } from "#lib/runtime/clock.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";

const EVERY_MS = 15_000;

/** Counts, for the figures, which pages of a booking were opened and how often we failed: about nobody, a number a day. */
export function countWhenAnswered(
	request: IncomingMessage,
	response: ServerResponse,
): void {
	const { method = "", url: address = "" } = request;
	const browser = request.headers["user-agent"] ?? "";
	response.once("finish", () => {
		const { statusCode: status } = response;
		const counted = countedAnswer({ method, address, status, browser });
		if (counted) countAnswer(counted, now());
	});
}

/** Writes them down now and then, and once more before the process ends. */
export function startCounting(): void {
	const stop = repeat("writing counts", EVERY_MS, () => writeAnswers(now()));
	registerShutdown(async () => {
		await stop();
		await writeAnswers(now());
	});
}
