import { expect, test } from "vitest";
import {
	flowSentences,
	type MailFlow,
	probeCode,
} from "#lib/notifications/delivery/rules/standstill.ts";

const moving: MailFlow = { waiting: 0, since: null, isWorking: true };
const say = (flow: MailFlow, undelivered = 0) =>
	flowSentences(flow, undelivered, () => "10:05");

test("all is well only where nothing waits, somebody sends, and nobody is to be called", () => {
	expect(probeCode(moving, 0)).toBe(0);
	expect(say(moving).join(" ")).toBe(
		"No mail has waited longer than 5 minutes. A worker is running. Nobody to call: no mail about an appointment to come has failed or come back.",
	);
});

test("mails that wait, and a worker that is not there, are worse than some that did not arrive", () => {
	expect(probeCode(moving, 2)).toBe(2);
	expect(probeCode({ ...moving, waiting: 2, since: 1 }, 2)).toBe(3);
	expect(probeCode({ ...moving, isWorking: false }, 0)).toBe(3);
	expect(say({ ...moving, waiting: 2, since: 1 }, 1)).toEqual([
		"Mail stands still: 2 mails waiting, the oldest since 10:05.",
		"A worker is running.",
		"To call: 1 mail about appointments to come did not arrive.",
	]);
	expect(say({ ...moving, isWorking: false })[1]).toMatch(/^No worker/);
});
