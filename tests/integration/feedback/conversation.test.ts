import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { talkToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { continueFeedback } from "#lib/feedback/commands/continue-feedback.ts";
import { eraseFeedback } from "#lib/feedback/commands/erase-feedback.ts";
import { saveImprovement } from "#lib/feedback/improvement/commands/save-improvement.ts";
import { draftFrom } from "#lib/feedback/improvement/rules/improvement.ts";
import { answerFeedback } from "#lib/feedback/inbox/commands/answer-feedback.ts";
import { blackenFeedback } from "#lib/feedback/inbox/commands/blacken-feedback.ts";
import { getFeedback } from "#lib/feedback/inbox/queries/get-feedback.ts";
import { listInbox } from "#lib/feedback/inbox/queries/list-inbox.ts";
import { readInboxFilter } from "#lib/feedback/inbox/rules/inbox.ts";
import { findConversation } from "#lib/feedback/queries/find-conversation.ts";
import { findFeedbackMail } from "#lib/notifications/letter/queries/find-feedback-letter.ts";
import { feedbackLetter } from "#lib/notifications/letter/rules/feedback-letter.ts";
import { env } from "#lib/runtime/env.ts";
import { locales } from "#lib/text/locale.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { tablesWith } from "#tests/support/traces.ts";

beforeEach(async () => {
	await makeCity();
	await db().rateLimit.deleteMany();
	await db().message.deleteMany();
	await db().feedback.deleteMany();
	await db().improvement.deleteMany();
});

async function say(
	data: {
		text?: string;
		email?: string | null;
		wantsNews?: boolean;
		stationId?: number;
		locale?: string;
	} = {},
): Promise<number> {
	const { email = "ayse@citizen.example", text = "Warum?", ...rest } = data;
	const { id } = await db().feedback.create({
		data: {
			type: "opinion",
			text,
			replyEmail: email,
			locale: "de",
			status: "new",
			createdAt: toDbInstant(NOW),
			...rest,
		},
	});
	return id;
}

const write = (
	token: string,
	text = "Und noch etwas.",
	{
		formKey = randomUUID() as string,
		client = "192.0.2.1",
		now = NOW.add({ seconds: 1 }),
	} = {},
) => continueFeedback({ token, text, formKey, client, now });

/** Answered once, by a coordinator; the conversation's token is the one in the mail. */
async function answered() {
	const ada = await makeActor("coordinator");
	const id = await say();
	await answerFeedback(ada, { id, version: 1, text: "Darum.", now: NOW });
	const { id: messageId } = await db().message.findFirstOrThrow();
	const mail = await findFeedbackMail(messageId);
	if (!mail) throw new Error("No mail");
	const { text } = feedbackLetter(mail.notice);
	const token = /gespraech\/(\S+)/.exec(text)?.[1] ?? "";
	return { ada, id, token };
}

const view = async (
	actor: Awaited<ReturnType<typeof makeActor>>,
	id: number,
) => {
	const found = await getFeedback(actor, id, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value;
};

test("who got an answer can write again by its link, and the conversation is open again", async () => {
	const { ada, id, token } = await answered();
	const later = NOW.add({ hours: 24 * 20 });
	expect(await write(token, "Danke, aber …", { now: later })).toEqual({
		ok: true,
		value: { number: id },
	});
	expect(await view(ada, id)).toMatchObject({
		status: "new",
		hasReplied: true,
		answers: [{ text: "Darum." }],
		replies: [{ text: "Danke, aber …", at: later.epochMilliseconds }],
	});
	// Twenty days old, but waiting since today: not overdue.
	const inbox = async (now: Temporal.Instant, search = "") => {
		const found = await listInbox(ada, readInboxFilter({ search }), 9, now);
		return found.ok ? found.value : null;
	};
	expect(await inbox(later)).toMatchObject({
		lines: [{ number: id, isOverdue: false }],
		counts: { open: 1, overdue: 0 },
	});
	expect(await inbox(later.add({ hours: 24 * 15 }))).toMatchObject({
		lines: [{ number: id, isOverdue: true }],
		counts: { overdue: 1 },
	});
	// And found by what was written later.
	expect(await inbox(later, "Danke")).toMatchObject({
		lines: [{ number: id }],
	});
});

test("the link opens no other conversation and tells nobody what was written", async () => {
	const { id, token } = await answered();
	expect(await findConversation(token)).toEqual({
		number: id,
		createdAt: NOW.epochMilliseconds,
	});
	const other = await say();
	const forged = `${other}-${token.slice(token.indexOf("-") + 1)}`;
	for (const wrong of [
		forged,
		"",
		"-",
		"1",
		`${id}`,
		`${id}-`,
		"\u0000",
		"💥",
	]) {
		expect(await findConversation(wrong)).toBeNull();
		expect(await write(wrong)).toMatchObject({ error: "conversation-over" });
	}
	expect(await db().feedbackReply.count()).toBe(0);
});

test("pressed twice it is one message; ten may wait, and an answer makes room", async () => {
	const { ada, id, token } = await answered();
	const formKey = randomUUID();
	await Promise.all([1, 2, 3].map(() => write(token, "x1", { formKey })));
	expect(await db().feedbackReply.count()).toBe(1);
	const more = Array.from({ length: 12 }, (_, index) =>
		write(token, `x${index}`, {
			client: `192.0.2.${index}`,
			now: NOW.add({ minutes: index + 1 }),
		}),
	);
	expect(tally(await Promise.all(more))).toEqual({
		ok: 9,
		"too-many-replies": 3,
	});
	const { version } = await view(ada, id);
	await answerFeedback(ada, {
		id,
		version,
		text: "Wir lesen.",
		now: NOW.add({ hours: 1 }),
	});
	expect(await write(token, "y", { now: NOW.add({ hours: 2 }) })).toMatchObject(
		{ ok: true },
	);
	expect(await write(token, " ")).toMatchObject({ error: "words-missing" });
	expect(await write(token, "z".repeat(4_001))).toMatchObject({
		error: "words-too-long",
	});
});

test("what was written later is blackened and erased like the rest", async () => {
	const { ada, id, token } = await answered();
	await write(token, "Ich bin Quirlwitz, Tel. 0203 7391846.");
	const { version } = await view(ada, id);
	expect(
		await blackenFeedback(ada, { id, version, passage: "quirlwitz", now: NOW }),
	).toMatchObject({ ok: true });
	expect((await view(ada, id)).replies[0]?.text).not.toContain("Quirlwitz");
	expect(await tablesWith(env().databaseUrl, ["quirlwitz"])).toEqual([]);
	await eraseFeedback(NOW.add({ hours: 24 * 180 }));
	expect((await view(ada, id)).replies).toEqual([]);
	expect(await tablesWith(env().databaseUrl, ["7391846"])).toEqual([]);
	expect(await write(token)).toMatchObject({ error: "conversation-over" });
	expect(await findConversation(token)).toBeNull();
});

test("who asked for it hears once when the improvement is published, in their language, and nobody else does", async () => {
	const ada = await makeActor("coordinator");
	const asked = await say({ wantsNews: true });
	const english = await say({
		wantsNews: true,
		locale: "en",
		email: "joe@citizen.example",
	});
	const silent = await say({ email: "nein@citizen.example" });
	const nameless = await say({ wantsNews: true, email: null });
	const feedback = [asked, english, silent, nameless];
	const texts = {
		de: { said: "Zu wenig Stühle", done: "Zehn Stühle mehr" },
		en: { said: "Too few chairs", done: "Ten more chairs" },
	};
	const save = (
		known: { id: number; version: number } | null,
		status: "draft" | "published",
	) =>
		saveImprovement(ada, {
			known,
			draft: { status, stationId: null, texts, feedback },
			now: NOW,
		});
	const draft = await save(null, "draft");
	if (!draft.ok) throw new Error(draft.error);
	expect(await db().message.count()).toBe(0);
	const { id } = draft.value;
	await save({ id, version: 2 }, "published");
	await save({ id, version: 3 }, "published");
	const messages = await db().message.findMany({ orderBy: { locale: "asc" } });
	expect(messages).toMatchObject([
		{ feedbackId: asked, kind: "improved", status: "queued" },
		{ feedbackId: english, kind: "improved", status: "queued" },
	]);
	const [german, other] = await Promise.all(
		messages.map(async (message) => {
			const mail = await findFeedbackMail(message.id);
			return mail && { ...mail, letter: feedbackLetter(mail.notice) };
		}),
	);
	expect(german?.letter.text).toContain("Zehn Stühle mehr");
	expect(german?.letter.html).toContain("Zehn Stühle mehr");
	expect(german?.recipient).toBe("ayse@citizen.example");
	expect(other?.letter.text).toContain("Ten more chairs");
	expect(other?.letter.text).toContain("/en/verbesserungen");
	// It does not count as an answer that did not arrive.
	await db().message.updateMany({ data: { status: "failed" } });
	expect((await view(ada, asked)).isUndelivered).toBe(false);
	// Taken back before the mail left: it is not sent.
	await db().message.updateMany({ data: { status: "queued" } });
	await save({ id, version: 4 }, "draft");
	expect((await findFeedbackMail(messages[0]?.id ?? ""))?.outdated).toBe(true);
});

test("an improvement made of feedback begins with its words, its language and its station", async () => {
	const ada = await makeActor("coordinator");
	const station = await makeStation();
	const id = await say({
		text: "Too few chairs",
		locale: "en",
		stationId: station.id,
	});
	const empty = locales.map((locale) => [locale, { said: "", done: "" }]);
	expect(draftFrom(await view(ada, id))).toEqual({
		status: "draft",
		stationId: station.id,
		texts: {
			...Object.fromEntries(empty),
			en: { said: "Too few chairs", done: "" },
		},
		feedback: [id],
	});
});

test("the token is made from the secret and the number alone", () => {
	expect(talkToken(1)).not.toBe(talkToken(2));
	expect(talkToken(7)).toBe(talkToken(7));
});
