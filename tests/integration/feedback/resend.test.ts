import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { answerFeedback } from "#lib/feedback/inbox/commands/answer-feedback.ts";
import { resendAnswer } from "#lib/feedback/inbox/commands/resend-answer.ts";
import { listInbox } from "#lib/feedback/inbox/queries/list-inbox.ts";
import { readInboxFilter } from "#lib/feedback/inbox/rules/inbox.ts";
import { findFeedbackMail } from "#lib/notifications/letter/queries/find-feedback-letter.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";

let ada: Actor;
let id: number;

const versionNow = async () =>
	(await db().feedback.findUniqueOrThrow({ where: { id } })).version;

const answers = () =>
	db().message.findMany({
		where: { feedbackId: id },
		orderBy: { sequence: "asc" },
		include: { text: true },
	});

const undelivered = async () => {
	const filter = readInboxFilter({ only: "mail", status: "alle" });
	const found = await listInbox(ada, filter, 10, NOW);
	return found.ok ? found.value.lines.map(({ number }) => number) : null;
};

const resend = async (actor = ada) =>
	resendAnswer(actor, { id, version: await versionNow(), now: NOW });

beforeEach(async () => {
	await makeCity();
	await db().feedback.deleteMany();
	ada = await makeActor("coordinator");
	const row = await db().feedback.create({
		data: {
			type: "opinion",
			text: "Zu lange gewartet.",
			replyEmail: "erna@example.org",
			locale: "de",
			status: "new",
			createdAt: toDbInstant(NOW),
		},
	});
	id = row.id;
	await answerFeedback(ada, { id, version: 1, text: "Danke!", now: NOW });
	await db().message.updateMany({
		where: { feedbackId: id },
		data: { status: "failed", lastError: "550 5.1.1 RCPT TO" },
	});
});

test("an answer that failed is listed, and goes out again in the same words", async () => {
	expect(await undelivered()).toEqual([id]);
	expect(await resend()).toEqual({ ok: true, value: null });
	expect(await undelivered()).toEqual([]);
	const [, second, ...more] = await answers();
	expect(more).toEqual([]);
	expect(second).toMatchObject({ status: "queued", text: { text: "Danke!" } });
	expect(await findFeedbackMail(second?.id ?? "")).toMatchObject({
		recipient: "erna@example.org",
		notice: { text: "Danke!" },
	});
});

test("pressing twice, and two coordinators at once, send one mail", async () => {
	const bob = await makeActor("coordinator");
	const version = await versionNow();
	const results = await Promise.all(
		[ada, ada, bob, bob].map((actor) =>
			resendAnswer(actor, { id, version, now: NOW }),
		),
	);
	expect(tally(results).ok).toBe(1);
	expect(await answers()).toHaveLength(2);
	// With the page as it is now there is nothing to send again either.
	expect(await resend()).toEqual({ ok: false, error: "not-failed" });
	expect(await answers()).toHaveLength(2);
});

test("without an address, and for whoever may not answer, nothing goes out", async () => {
	const lead = await makeActor("lead", await makeStation());
	expect(await resend(lead)).toEqual({ ok: false, error: "forbidden" });
	await db().feedback.update({ where: { id }, data: { replyEmail: null } });
	expect(await resend()).toEqual({ ok: false, error: "no-address" });
	expect(await answers()).toHaveLength(1);
});
