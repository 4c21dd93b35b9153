import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { eraseFeedback } from "#lib/feedback/commands/erase-feedback.ts";
import { deleteImprovement } from "#lib/feedback/improvement/commands/delete-improvement.ts";
import { moveImprovement } from "#lib/feedback/improvement/commands/move-improvement.ts";
import { saveImprovement } from "#lib/feedback/improvement/commands/save-improvement.ts";
import { listImprovementsToEdit } from "#lib/feedback/improvement/queries/edit-improvements.ts";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import { answerFeedback } from "#lib/feedback/inbox/commands/answer-feedback.ts";
import { blackenFeedback } from "#lib/feedback/inbox/commands/blacken-feedback.ts";
import { changeFeedback } from "#lib/feedback/inbox/commands/change-feedback.ts";
import { changeMany } from "#lib/feedback/inbox/commands/change-many.ts";
import { noteFeedback } from "#lib/feedback/inbox/commands/note-feedback.ts";
import { saveTopic } from "#lib/feedback/inbox/commands/save-topic.ts";
import { setDueDays } from "#lib/feedback/inbox/commands/set-due-days.ts";
import { getFeedback } from "#lib/feedback/inbox/queries/get-feedback.ts";
import { listInbox } from "#lib/feedback/inbox/queries/list-inbox.ts";
import { readInboxFilter } from "#lib/feedback/inbox/rules/inbox.ts";
import { findFeedbackMail } from "#lib/notifications/letter/queries/find-feedback-letter.ts";
import { feedbackLetter } from "#lib/notifications/letter/rules/feedback-letter.ts";
import type { InboxView } from "#lib/paths/pilot.ts";
import { env } from "#lib/runtime/env.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { tablesWith } from "#tests/support/traces.ts";

let ada: Actor;
let bob: Actor;

beforeEach(async () => {
	await makeCity();
	await db().message.deleteMany();
	await db().feedback.deleteMany();
	await db().improvement.deleteMany();
	await db().topic.deleteMany();
	ada = await makeActor("coordinator");
	bob = await makeActor("coordinator");
});

interface Said {
	text?: string;
	praise?: string;
	stationId?: number | null;
	email?: string | null;
	waiting?: number | null;
	links?: number;
	now?: Temporal.Instant;
}

async function say({
	text = "",
	praise = "",
	stationId = null,
	email = null,
	waiting = null,
	links = 0,
	now = NOW,
}: Said): Promise<number> {
	const { id } = await db().feedback.create({
		data: {
			type: "opinion",
			text,
			praise,
			stationId,
			replyEmail: email,
			ratingWaiting: waiting,
			links,
			locale: "de",
			status: "new",
			createdAt: toDbInstant(now),
		},
	});
	return id;
}

async function inbox(view: InboxView = {}, actor = ada): Promise<number[]> {
	const found = await listInbox(actor, readInboxFilter(view), 100, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value.lines.map(({ number }) => number);
}

async function view(number: number, actor = ada) {
	const found = await getFeedback(actor, number, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value;
}

test("the search knows German: other endings of a word are found, other words are not", async () => {
	const waits = await say({ text: "Die Wartezeiten waren viel zu lang." });
	const friendly = await say({ praise: "Freundliche Mitarbeiterin!" });
	expect(await inbox({ search: "Wartezeit" })).toEqual([waits]);
	expect(await inbox({ search: "freundlich" })).toEqual([friendly]);
	expect(await inbox({ search: "lange Wartezeit -freundlich" })).toEqual([
		waits,
	]);
	expect(await inbox({ search: "Parkplatz" })).toEqual([]);
	expect(await inbox({ search: String(friendly) })).toEqual([friendly]);
});

test("the search uses its index", async () => {
	const plan = await db().$transaction(async (tx) => {
		await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
		return tx.$queryRaw<{ "QUERY PLAN": string }[]>`
			EXPLAIN SELECT f.id FROM feedback f
			WHERE to_tsvector('german', f.praise || ' ' || f.text) @@ websearch_to_tsquery('german', 'Wartezeit')`;
	});
	expect(JSON.stringify(plan)).toContain("feedback_search_idx");
});

test.each([
	"'; DROP TABLE feedback; --",
	"\u0000",
	"((((&|!:*",
	'"',
	"\ud800",
	"🦄",
	"x".repeat(10_000),
	"und",
])("a search for %j finds nothing and breaks nothing", async (search) => {
	await say({ text: "Alles gut." });
	expect(await inbox({ search })).toEqual(
		search.trim() === "\u0000" ? [expect.any(Number)] : [],
	);
});

test("the list is narrowed by station, rating, status, topic, person and day; garbage narrows nothing", async () => {
	const station = await makeStation();
	const bad = await say({ text: "a", stationId: station.id, waiting: 1 });
	const good = await say({ text: "b", waiting: 5 });
	const old = await say({ text: "c", now: NOW.subtract({ hours: 24 * 20 }) });
	const spam = await say({ text: "d", links: 4 });
	expect(await inbox()).toEqual([old, good, bad]);
	expect(await inbox({ only: "links" })).toEqual([spam]);
	expect(await inbox({ station: String(station.id) })).toEqual([bad]);
	expect(await inbox({ station: "none" })).toEqual([old, good]);
	expect(await inbox({ rating: "bad" })).toEqual([bad]);
	expect(await inbox({ rating: "good" })).toEqual([good]);
	expect(await inbox({ rating: "none" })).toEqual([old]);
	expect(await inbox({ status: "overdue" })).toEqual([old]);
	expect(await inbox({ status: "done" })).toEqual([]);
	expect(await inbox({ from: "2026-11-24", until: "2026-11-24" })).toEqual([
		good,
		bad,
	]);
	expect(await inbox({ assignee: "nobody", before: String(good) })).toEqual([
		bad,
	]);
	expect(
		await inbox({
			station: "-1",
			service: "1e9",
			type: "x",
			rating: "x",
			topic: "99999999999",
			assignee: "x",
			from: "2026-02-31",
			before: "0x10",
		}),
	).toEqual([old, good, bad]);
	const found = await listInbox(ada, readInboxFilter({}), 10, NOW);
	expect(found).toMatchObject({
		value: { counts: { open: 3, overdue: 1, advertising: 1, undelivered: 0 } },
	});
	// The setting decides what is overdue.
	const setDays = (days: number, shown: string) =>
		setDueDays(ada, { days, shown, now: NOW });
	expect(await setDays(21, "14")).toEqual({ ok: true, value: null });
	// Whoever still sees the old number is told so.
	expect(await setDays(7, "14")).toMatchObject({ error: "changed" });
	expect(await inbox({ status: "overdue" })).toEqual([]);
	for (const days of [0, 91, 1.5, Number.NaN])
		expect(await setDays(days, "21")).toMatchObject({
			error: "days-invalid",
		});
	expect((await setDays(14, "21")).ok).toBe(true);
});

test("a lead reads what is about their own station, no addresses and no notes, and changes nothing", async () => {
	const [own, other] = [await makeStation(), await makeStation()];
	const lead = await makeActor("lead", own);
	const email = "ayse@citizen.example";
	const mine = await say({ text: "a", stationId: own.id, email });
	const theirs = await say({ text: "b", stationId: other.id });
	const nobodys = await say({ text: "c" });
	await noteFeedback(ada, {
		id: mine,
		formKey: randomUUID(),
		text: "intern",
		now: NOW,
	});
	expect(await inbox({}, lead)).toEqual([mine]);
	expect(await view(mine, lead)).toMatchObject({
		replyEmail: null,
		wantsAnswer: true,
		notes: [],
	});
	expect(await getFeedback(lead, theirs, NOW)).toMatchObject({
		error: "forbidden",
	});
	expect(await getFeedback(lead, nobodys, NOW)).toMatchObject({
		error: "unknown-feedback",
	});
	const about = { id: mine, version: 1, now: NOW };
	const refused = [
		await answerFeedback(lead, { ...about, text: "Danke" }),
		await blackenFeedback(lead, { ...about, passage: "aa" }),
		await noteFeedback(lead, { ...about, formKey: randomUUID(), text: "x" }),
		await changeFeedback(lead, {
			...about,
			status: "done",
			assigneeId: null,
			topicIds: [],
		}),
		await changeMany(lead, {
			picked: [about],
			step: { kind: "status", status: "done" },
			now: NOW,
		}),
		await saveTopic(lead, { topic: null, name: "x", now: NOW }),
		await setDueDays(lead, { days: 1, shown: "14", now: NOW }),
		await moveImprovement(lead, { id: 1, direction: "up", now: NOW }),
		await deleteImprovement(lead, about),
	];
	expect(tally(refused)).toEqual({ forbidden: refused.length });
});

test("of two coordinators at once the second is told, and nothing is overwritten", async () => {
	const id = await say({ text: "a" });
	const change = (actor: Actor, status: "done" | "in-progress") =>
		changeFeedback(actor, {
			id,
			version: 1,
			status,
			assigneeId: actor.userId,
			topicIds: [],
			now: NOW,
		});
	const results = await Promise.all([
		change(ada, "done"),
		change(bob, "in-progress"),
	]);
	expect(tally(results)).toEqual({ ok: 1, "changed-meanwhile": 1 });
	const winner = results[0]?.ok ? ada : bob;
	expect(await view(id)).toMatchObject({
		version: 2,
		assigneeId: winner.userId,
	});
});

test("several are changed at once; what changed meanwhile is left alone and counted", async () => {
	const [first, second, third] = [
		await say({ text: "a" }),
		await say({ text: "b" }),
		await say({ text: "c" }),
	];
	await saveTopic(ada, { topic: null, name: "Wartezeit", now: NOW });
	const topic = await db().topic.findFirstOrThrow();
	await changeFeedback(bob, {
		id: second,
		version: 1,
		status: "done",
		assigneeId: null,
		topicIds: [],
		now: NOW,
	});
	const picked = [third, second, first].map((id) => ({ id, version: 1 }));
	expect(
		await changeMany(ada, {
			picked,
			step: { kind: "topic", topicId: topic.id },
			now: NOW,
		}),
	).toEqual({ ok: true, value: { changed: 2, skipped: 1 } });
	expect(await inbox({ topic: String(topic.id), status: "alle" })).toEqual([
		third,
		first,
	]);
	const clerk = await makeActor("clerk");
	for (const [step, error] of [
		[{ kind: "assignee", assigneeId: clerk.userId }, "unknown-person"],
		[{ kind: "topic", topicId: 999_999 }, "unknown-topic"],
	] as const)
		expect(await changeMany(ada, { picked, step, now: NOW })).toMatchObject({
			error,
		});
});

test("two coordinators answer at once: one row and one mail; what it says reaches the address that was given", async () => {
	const email = "ayse@citizen.example";
	const id = await say({ text: "Warum?", email });
	const results = await Promise.all(
		[ada, bob].map((actor) =>
			answerFeedback(actor, { id, version: 1, text: "Darum.", now: NOW }),
		),
	);
	expect(tally(results)).toEqual({ ok: 1, "changed-meanwhile": 1 });
	const [message, ...more] = await db().message.findMany();
	expect(more).toEqual([]);
	expect(message).toMatchObject({
		feedbackId: id,
		appointmentId: null,
		kind: "answer",
		status: "queued",
	});
	const mail = await findFeedbackMail(message?.id ?? "");
	expect(mail?.recipient).toBe(email);
	if (!mail) throw new Error("No mail");
	const letter = feedbackLetter(mail.notice);
	expect(letter.text).toContain("Darum.");
	expect(letter.text).toContain(`Nummer ${id}`);
	expect(letter.text).not.toContain("Warum?");
	expect(await view(id)).toMatchObject({
		status: "answered",
		answers: [{ status: "queued", text: "Darum." }],
	});
	// One that fails is seen in the list.
	await db().message.updateMany({ data: { status: "failed" } });
	expect(await inbox({ only: "mail", status: "alle" })).toEqual([id]);
	const anonymous = await say({ text: "b" });
	expect(
		await answerFeedback(ada, {
			id: anonymous,
			version: 1,
			text: "x",
			now: NOW,
		}),
	).toMatchObject({ error: "no-address" });
	expect((await view(anonymous)).version).toBe(1);
});

test("a note that is sent twice is one note, and two coordinators write two", async () => {
	const id = await say({ text: "a" });
	const note = (actor: Actor, formKey: string) =>
		noteFeedback(actor, { id, formKey, text: "Anrufen", now: NOW });
	const key = randomUUID();
	await Promise.all([note(ada, key), note(ada, key), note(bob, randomUUID())]);
	expect((await view(id)).notes).toHaveLength(2);
	expect(
		await noteFeedback(ada, {
			id: 999_999,
			formKey: randomUUID(),
			text: "x",
			now: NOW,
		}),
	).toMatchObject({ error: "unknown-feedback" });
});

test("a blackened passage is gone from texts, notes, answers and every table, and the audit says who did it", async () => {
	const name = "Quirlwitzer";
	const id = await say({
		text: `Frau ${name} hat mir geholfen.`,
		praise: `Danke, ${name.toUpperCase()}!`,
		email: "x@citizen.example",
	});
	await noteFeedback(ada, {
		id,
		formKey: randomUUID(),
		text: `${name} fragen`,
		now: NOW,
	});
	await answerFeedback(ada, {
		id,
		version: 1,
		text: `${name} freut sich.`,
		now: NOW,
	});
	const blackening = { id, passage: name, now: NOW };
	expect(
		await blackenFeedback(bob, { ...blackening, version: 1 }),
	).toMatchObject({ error: "changed-meanwhile" });
	expect((await view(id)).notes[0]?.text).toContain(name);
	expect(
		await blackenFeedback(bob, { ...blackening, version: 2 }),
	).toMatchObject({ ok: true });
	expect(await view(id)).toMatchObject({
		texts: {
			text: "Frau █████ hat mir geholfen.",
			praise: "Danke, █████!",
		},
		notes: [{ text: "█████ fragen" }],
		answers: [{ text: "█████ freut sich." }],
	});
	expect(await tablesWith(env().databaseUrl, [name])).toEqual([]);
	const [entry] = await db().auditEntry.findMany({
		where: { action: "feedback:blacken" },
	});
	expect(entry).toMatchObject({
		userId: bob.userId,
		subject: `feedback ${id}`,
		detail: null,
	});
	expect(
		await blackenFeedback(bob, { ...blackening, version: 3 }),
	).toMatchObject({ error: "no-such-passage" });
});

test("topics are created and renamed, each name once, and never over somebody else's new name", async () => {
	const create = (name: string) =>
		saveTopic(ada, { topic: null, name, now: NOW });
	expect(
		tally(
			await Promise.all([
				create("Wartezeit"),
				create("wartezeit"),
				create(" Wartezeit "),
			]),
		),
	).toEqual({ ok: 1, "topic-taken": 2 });
	expect(await create(" ")).toMatchObject({ error: "words-missing" });
	expect(await create("x".repeat(61))).toMatchObject({
		error: "words-too-long",
	});
	const { id } = await db().topic.findFirstOrThrow();
	const rename = (actor: Actor, name: string) =>
		saveTopic(actor, { topic: { id, version: 1 }, name, now: NOW });
	expect(
		tally([await rename(ada, "Warten"), await rename(bob, "Schlange")]),
	).toEqual({ ok: 1, "changed-meanwhile": 1 });
});

test("improvements: drafts are not public, the order is the coordinators', two at once lose nothing", async () => {
	const from: number[] = [];
	while (from.length < 5) from.push(await say({ text: "Zu wenig Stühle" }));
	const save = (
		known: { id: number; version: number } | null,
		said: string,
		status: "draft" | "published",
		actor = ada,
	) =>
		saveImprovement(actor, {
			known,
			draft: {
				status,
				stationId: null,
				texts: { de: { said, done: "Getan" }, en: { said: "", done: "" } },
				feedback: [...from, 999_999],
			},
			now: NOW,
		});
	const first = await save(null, "Eins", "published");
	const second = await save(null, "Zwei", "draft");
	if (!first.ok || !second.ok) throw new Error("refused");
	expect(await listImprovements("en")).toEqual([
		{
			id: first.value.id,
			stationId: null,
			lang: "de",
			said: "Eins",
			done: "Getan",
			publishedAt: NOW.epochMilliseconds,
			from: 5,
		},
	]);
	const known = { id: second.value.id, version: 2 };
	expect(
		tally(
			await Promise.all([
				save(known, "Zwei a", "published"),
				save(known, "Zwei b", "published", bob),
			]),
		),
	).toEqual({ ok: 1, "changed-meanwhile": 1 });
	const order = async () => (await listImprovements("de")).map(({ id }) => id);
	expect(await order()).toEqual([second.value.id, first.value.id]);
	await moveImprovement(ada, { id: first.value.id, direction: "up", now: NOW });
	expect(await order()).toEqual([first.value.id, second.value.id]);
	await moveImprovement(ada, { id: first.value.id, direction: "up", now: NOW });
	expect(await order()).toEqual([first.value.id, second.value.id]);
	expect(
		await deleteImprovement(ada, {
			id: first.value.id,
			version: 1,
			now: NOW,
		}),
	).toMatchObject({ error: "changed-meanwhile" });
	expect(
		await deleteImprovement(ada, { id: 999_999, version: 1, now: NOW }),
	).toMatchObject({ error: "unknown-improvement" });
	expect(await listImprovementsToEdit(ada, NOW)).toMatchObject({
		value: [{ feedback: from }, { feedback: from }],
	});
});

test("erasing leaves station, ratings and day, and no word of anybody: not in notes, not in answers, not in a file", async () => {
	const station = await makeStation();
	const words = ["seltenheim", "quirlwitz"];
	const id = await say({
		text: "Seltenheimer Ärger",
		email: "quirlwitz@citizen.example",
		stationId: station.id,
		waiting: 2,
	});
	await noteFeedback(ada, {
		id,
		formKey: randomUUID(),
		text: "Quirlwitz anrufen",
		now: NOW,
	});
	await answerFeedback(ada, {
		id,
		version: 1,
		text: "Nach Seltenheim",
		now: NOW,
	});
	await eraseFeedback(NOW.add({ hours: 24 * 180 - 1 }));
	expect((await view(id)).texts).not.toBeNull();
	await eraseFeedback(NOW.add({ hours: 24 * 180 }));
	expect(await view(id)).toMatchObject({
		texts: null,
		wantsAnswer: false,
		stationId: station.id,
		ratings: { waiting: 2 },
		notes: [],
		answers: [{ text: null }],
	});
	expect(await tablesWith(env().databaseUrl, words)).toEqual([]);
	// Afterwards nobody can write about it any more.
	expect(
		await noteFeedback(ada, {
			id,
			formKey: randomUUID(),
			text: "x",
			now: NOW,
		}),
	).toMatchObject({ error: "erased" });
	const { version } = await view(id);
	expect(
		await answerFeedback(ada, { id, version, text: "x", now: NOW }),
	).toMatchObject({ error: "no-address" });
});
