import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { takeCorrections } from "#lib/city/corrections.ts";
import { db } from "#lib/db/client.ts";
import { eraseFeedback } from "#lib/feedback/commands/erase-feedback.ts";
import { sendTextReport } from "#lib/feedback/commands/send-text-report.ts";
import { closeVersions } from "#lib/finished/finished.ts";
import { wording } from "#lib/notifications/letter/rules/wording.ts";
import { textsIn } from "#lib/text/texts.ts";
import {
	correctText,
	undoCorrection,
} from "#lib/translation/commands/correct-text.ts";
import { reviewTexts } from "#lib/translation/commands/review-texts.ts";
import { findTextToCorrect } from "#lib/translation/queries/find-text.ts";
import {
	holdCorrectionsForMail,
	isReviewed,
} from "#lib/translation/queries/hold-corrections.ts";
import { listTexts } from "#lib/translation/queries/list-texts.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";

const KEY = "language.report.title";
const OF_MAILS = "mail.greeting";
let admin: Actor;

beforeEach(async () => {
	await makeCity();
	await db().textCorrection.deleteMany();
	await db().textReview.deleteMany();
	await db().feedback.deleteMany();
	await db().rateLimit.deleteMany();
	takeCorrections(new Map());
	admin = await makeActor("admin");
});

afterAll(closeVersions);

const correct = (text: string, { key = KEY, seen = 0, actor = admin } = {}) =>
	correctText(actor, { locale: "en", key, text, seen, now: NOW });

async function history() {
	const found = await findTextToCorrect(admin, { locale: "en", key: KEY }, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value;
}

/** As the next page finds it. */
async function title() {
	await holdCorrectionsForMail();
	return textsIn("en").language.report.title;
}

test("a text that somebody puts right is said from then on, and is as it was once that is taken back", async () => {
	const shipped = await title();
	expect(await correct("Tell us what is wrong")).toEqual({
		ok: true,
		value: null,
	});
	expect(await title()).toBe("Tell us what is wrong");
	expect(textsIn("de").language.report.title).not.toBe(shipped);
	const seen = (await history()).history[0]?.id ?? 0;
	await correct("Tell us more", { seen });
	expect(await title()).toBe("Tell us more");
	for (const expected of ["Tell us what is wrong", "Tell us more"]) {
		const [newest] = (await history()).history;
		await undoCorrection(admin, {
			locale: "en",
			key: KEY,
			seen: newest?.id ?? 0,
			now: NOW,
		});
		expect(await title()).toBe(expected);
	}
	expect((await history()).history.map(({ person }) => person)).toEqual(
		Array.from({ length: 4 }, () => admin.name),
	);
	expect(
		await db().auditEntry.count({
			where: { userId: admin.userId, subject: `text en ${KEY}` },
		}),
	).toBe(4);
});

test("two who write at once: one of them is told so; nobody else may, and what breaks a page is refused", async () => {
	expect(
		tally(await Promise.all([correct("One"), correct("Another")])),
	).toEqual({ ok: 1, "changed-meanwhile": 1 });
	const lead = await makeActor("lead");
	expect(await correct("Mine", { actor: lead })).toMatchObject({
		error: "forbidden",
	});
	const { history: rows } = await history();
	const seen = rows[0]?.id ?? 0;
	for (const [text, error] of [
		["<b>Bold</b>", "pieces"],
		["{name}", "pieces"],
		["[[city]]", "places"],
	])
		expect(await correct(text ?? "", { seen })).toMatchObject({ error });
	expect(await correct("x", { key: "when.nothing" })).toMatchObject({
		error: "unknown-text",
	});
	expect(
		await correctText(admin, {
			locale: "de",
			key: KEY,
			text: "Anders",
			seen: 0,
			now: NOW,
		}),
	).toMatchObject({ error: "unknown-text" });
});

test("when the German text is another one, the correction is not said any more and waits to be looked at", async () => {
	await correct("Tell us what is wrong");
	const shipped = (await history()).shipped;
	await db().textCorrection.updateMany({
		data: { german: "Wie es früher hieß" },
	});
	expect(await title()).toBe(shipped);
	expect(await history()).toMatchObject({
		correction: "outdated",
		text: shipped,
		outdated: {
			text: "Tell us what is wrong",
			german: "Wie es früher hieß",
		},
	});
	const listed = await listTexts(
		admin,
		{ locale: "en", room: "language", words: "", only: "outdated" },
		10,
		NOW,
	);
	expect(listed).toMatchObject({
		value: { count: 1, outdated: 1, lines: [{ key: KEY }] },
	});
});

test("mails say it as well, and nothing that no page could read is ever said", async () => {
	const before = wording("en")("greeting", { name: "Ayşe" });
	const german = (
		await findTextToCorrect(admin, { locale: "en", key: OF_MAILS }, NOW)
	).ok;
	expect(german).toBe(true);
	expect(await correct("Dear {name}:", { key: OF_MAILS })).toMatchObject({
		ok: true,
	});
	await holdCorrectionsForMail();
	expect(wording("en")("greeting", { name: "Ayşe" })).toBe("Dear Ayşe:");
	await db().textCorrection.updateMany({ data: { text: "Dear {nobody}" } });
	await holdCorrectionsForMail();
	expect(wording("en")("greeting", { name: "Ayşe" })).toBe(before);
});

test("a language is read once all of its rooms are, until a release changes one", async () => {
	const read = (room: string | null, isRead = true) =>
		reviewTexts(admin, { locale: "tr", room, isRead, now: NOW });
	const reviewed = async () => {
		await holdCorrectionsForMail();
		return isReviewed("tr");
	};
	expect(await reviewed()).toBe(false);
	await read(null);
	expect(await reviewed()).toBe(true);
	await read("when", false);
	expect(await reviewed()).toBe(false);
	await read("when");
	expect(await reviewed()).toBe(true);
	await db().textReview.updateMany({
		where: { room: "mail" },
		data: { checksum: "of another release" },
	});
	expect(await reviewed()).toBe(false);
	expect(await read("nowhere")).toMatchObject({ error: "unknown-room" });
	expect(await isReviewed("de")).toBe(true);
});

test("a reported mistake comes with language, page and key, and its words go with all feedback", async () => {
	const report = (wrong: string, client = "192.0.2.1") =>
		sendTextReport({
			report: { wrong, better: "Besser so", page: "/en/termine" },
			locale: "en",
			client,
			now: NOW,
		});
	await report("Which text is WRONG");
	await report("Nothing that stands anywhere");
	expect(
		await db().feedback.findMany({ orderBy: { id: "asc" } }),
	).toMatchObject([
		{
			type: "translation",
			locale: "en",
			page: "/en/termine",
			text: "Which text is WRONG",
			better: "Besser so",
			textKey: "language.report.wrong",
		},
		{ textKey: null },
	]);
	const many = await Promise.all(
		Array.from({ length: 12 }, () => report("Often", "192.0.2.2")),
	);
	expect(tally(many)).toEqual({ ok: 10, "too-many-reports": 2 });
	await eraseFeedback(NOW.add({ hours: 24 * 200 }));
	expect(
		await db().feedback.count({
			where: { OR: [{ text: { not: "" } }, { better: { not: "" } }] },
		}),
	).toBe(0);
});
