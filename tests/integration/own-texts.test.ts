import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { db } from "#lib/db/client.ts";
import { lockCity } from "#lib/db/lock.ts";
import { saveImprovement } from "#lib/feedback/improvement/commands/save-improvement.ts";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import { listTemplates } from "#lib/feedback/inbox/queries/list-templates.ts";
import { translateOwnText } from "#lib/translation/commands/translate-own-text.ts";
import {
	findOwnText,
	listStaleTexts,
	ownMark,
	typedOwn,
} from "#lib/translation/queries/own-texts.ts";
import {
	OWN_TEXT_KINDS,
	OWN_TEXTS,
	type OwnTextKind,
} from "#lib/translation/rules/own-texts.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { seedTemplates } from "#prisma/seed/templates.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import { withoutLanguage } from "#tests/support/fewer-languages.ts";
import { value } from "#tests/support/wishes.ts";

let admin: Actor;

beforeAll(async () => {
	await seedCatalog();
	await seedTemplates();
	admin = await makeActor("admin");
});

const service = async (slug: string, locale: string) =>
	(await getCatalog(locale)).services.find((one) => one.slug === slug)?.text;

const stale = async (kind: OwnTextKind) =>
	value(await listStaleTexts(admin, NOW)).filter((one) => one.kind === kind);

const place = (kind: OwnTextKind, key: string) =>
	({ kind, key, locale: "tr" }) as const;

/** A form as it is shown now, which may be sent later, with some words changed. */
async function openForm(kind: OwnTextKind, key: string) {
	const text = value(await findOwnText(admin, place(kind, key), NOW));
	return (more: Record<string, string> = {}, actor = admin) => {
		const typed = { ...typedOwn(kind, text.own, "tr"), ...more };
		return translateOwnText(actor, {
			...place(kind, key),
			typed: (word) => typed[word] ?? "",
			shown: ownMark(kind, text),
			now: NOW,
		});
	};
}

/** As the form is sent that was shown just now. */
const translate = async (
	kind: OwnTextKind,
	key: string,
	more: Record<string, string> = {},
	actor = admin,
) => (await openForm(kind, key))(more, actor);

const german = { locale: "de", service: { slug: "reisepass" } };

test("a service whose German words were changed is shown in German until somebody has looked at its translation", async () => {
	expect(await stale("service")).toEqual([]);
	const before = await service("reisepass", "tr");
	expect(before?.lang).toBe("tr");
	// By what people search is no translation of anything.
	await db().serviceText.updateMany({
		where: german,
		data: { searchWords: ["pass"] },
	});
	expect(await service("reisepass", "tr")).toEqual(before);
	await db().serviceText.updateMany({
		where: german,
		data: { summary: "Neu." },
	});
	expect(await service("reisepass", "tr")).toMatchObject({
		lang: "de",
		summary: "Neu.",
	});
	expect((await service("personalausweis", "tr"))?.lang).toBe("tr");
	// It is still found by its name in the language.
	expect(
		searchServices(await getCatalog("tr"), before?.name ?? "")[0]?.slug,
	).toBe("reisepass");
	const [listed, ...others] = await stale("service");
	expect(others).toEqual([]);
	expect(listed).toMatchObject({ key: "reisepass", kind: "service" });
	expect(listed?.languages).toHaveLength(17);
	expect(
		value(await translate("service", "reisepass", { documents: "one line" })),
	).toEqual({ errors: { documents: "lines" } });
	expect(value(await translate("service", "reisepass", { name: " " }))).toEqual(
		{ errors: { name: "missing" } },
	);
	expect(await service("reisepass", "tr")).toMatchObject({ lang: "de" });
	expect(
		value(await translate("service", "reisepass", { summary: "Yeni." })),
	).toBeNull();
	expect(await service("reisepass", "tr")).toEqual({
		...before,
		summary: "Yeni.",
	});
	expect((await stale("service"))[0]?.languages).not.toContain("tr");
});

test("a translation that still holds is saved as it is", async () => {
	await db().categoryText.updateMany({
		where: { locale: "de", category: { slug: "pass-ausweis" } },
		data: { name: "Ausweis und Pass" },
	});
	const [listed] = await stale("category");
	const key = listed?.key ?? "";
	const nameIn = async () =>
		(await getCatalog("tr")).categories.find(({ slug }) => slug === key);
	expect(await nameIn()).toMatchObject({ lang: "de" });
	expect(value(await translate("category", key))).toBeNull();
	expect(await nameIn()).toMatchObject({ lang: "tr" });
});

test("a station's words, a template and an improvement follow the German ones, too", async () => {
	const { slug } = await db().station.findFirstOrThrow();
	await db().stationText.updateMany({
		where: { locale: "de", station: { slug } },
		data: { directions: "Haltestelle Rathaus" },
	});
	const stationIn = async () =>
		(await getCatalog("tr")).stations.find((one) => one.slug === slug)?.text;
	expect(await stationIn()).toMatchObject({
		lang: "de",
		directions: "Haltestelle Rathaus",
	});
	expect(value(await translate("station", slug))).toBeNull();
	expect((await stationIn())?.lang).toBe("tr");

	const [template] = value(await listTemplates(admin, NOW));
	expect(template?.outdated).toEqual([]);
	const id = template?.id ?? 0;
	await db().answerTemplateText.updateMany({
		where: { locale: "de", templateId: id },
		data: { text: "Danke, dass Sie uns schreiben." },
	});
	const again = value(await listTemplates(admin, NOW)).find(
		(one) => one.id === id,
	);
	expect(again?.outdated).toContain("tr");
	expect((await stale("template"))[0]?.key).toBe(String(id));

	const texts = {
		de: { said: "Zu laut.", done: "Leiser." },
		en: { said: "Too loud.", done: "Quieter." },
	};
	const draft = {
		stationId: null,
		status: "published" as const,
		texts,
		feedback: [],
	};
	const saved = value(
		await saveImprovement(admin, { known: null, draft, now: NOW }),
	);
	const shown = async () =>
		(await listImprovements("en")).find((one) => one.id === saved.id);
	expect(await shown()).toMatchObject({ lang: "en", said: "Too loud." });
	const { version } = await db().improvement.findUniqueOrThrow({
		where: { id: saved.id },
	});
	const changed = { ...texts, de: { ...texts.de, done: "Neue Türen." } };
	value(
		await saveImprovement(admin, {
			known: { id: saved.id, version },
			draft: { ...draft, texts: changed },
			now: NOW,
		}),
	);
	expect(await shown()).toMatchObject({ lang: "de", done: "Neue Türen." });
});

test("only whoever may change texts sees and translates them, and nobody over German words they have not seen", async () => {
	const lead = await makeActor("lead");
	expect(await listStaleTexts(lead, NOW)).toMatchObject({ error: "forbidden" });
	expect(
		await findOwnText(lead, place("service", "reisepass"), NOW),
	).toMatchObject({ error: "forbidden" });
	expect(await translate("service", "reisepass", {}, lead)).toMatchObject({
		error: "forbidden",
	});
	expect(
		await findOwnText(admin, place("service", "nothing"), NOW),
	).toMatchObject({ error: "missing" });
	const asked = { ...place("service", "reisepass"), typed: () => "x" };
	expect(
		await translateOwnText(admin, { ...asked, shown: "", now: NOW }),
	).toMatchObject({ error: "german-changed" });
});

test("German words that are being changed just now are waited for, and not taken for translated", async () => {
	let translating: ReturnType<typeof translate> | undefined;
	const where = { locale: "de", service: { slug: "fuehrungszeugnis" } };
	const send = await openForm("service", "fuehrungszeugnis");
	await db().$transaction(async (tx) => {
		await lockCity(tx);
		await tx.serviceText.updateMany({ where, data: { summary: "Anders." } });
		translating = send({ summary: "Yeni." });
		// It has come as far as the lock that is held here.
		await eventually(async () =>
			expect(
				await db().$queryRaw`
					SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
			).toHaveLength(1),
		);
	});
	expect(await translating).toMatchObject({ error: "german-changed" });
	expect(await service("fuehrungszeugnis", "tr")).toMatchObject({
		lang: "de",
		summary: "Anders.",
	});
});

test.each(["service", "category"] as const)(
	"of two who translate the same %s the second is told, and overwrites nothing; the same words are no news",
	async (kind) => {
		const [{ slug: key } = { slug: "" }] =
			kind === "service"
				? await db().service.findMany({ where: { slug: "personalausweis" } })
				: await db().category.findMany({ orderBy: { slug: "asc" } });
		const [first, second] = [
			await openForm(kind, key),
			await openForm(kind, key),
		];
		const said = async () =>
			value(await findOwnText(admin, place(kind, key), NOW)).own.name;
		expect(value(await first({ name: "Birinci" }))).toBeNull();
		expect(await second({ name: "Ikinci" })).toEqual({
			ok: false,
			error: "changed",
		});
		expect(await said()).toBe("Birinci");
		// Pressed twice, or typed alike.
		expect(value(await first({ name: "Birinci" }))).toBeNull();
		expect(value(await second({ name: "Birinci" }))).toBeNull();
		// Seen anew it is taken; of two at once one is.
		expect(value(await translate(kind, key, { name: "Ikinci" }))).toBeNull();
		const [third, fourth] = [
			await openForm(kind, key),
			await openForm(kind, key),
		];
		const done = await Promise.all([
			third({ name: "Bir" }),
			fourth({ name: "Dört" }),
		]);
		expect(done.filter(({ ok }) => ok)).toHaveLength(1);
		expect(done).toContainEqual({ ok: false, error: "changed" });
		expect(await said()).toBe(done[0].ok ? "Bir" : "Dört");
	},
);

test.each(["station", "improvement", "template", "service"] as const)(
	"whoever has the form of a %s open while somebody translates it is told, and overwrites nothing",
	async (kind) => {
		const texts = ["de", "tr"].map((locale) => ({
			locale,
			said: "a",
			done: "b",
		}));
		if (kind === "improvement")
			await db().improvement.create({
				data: { status: "draft", position: 99, texts: { create: texts } },
			});
		const { owner, key } = OWN_TEXTS[kind];
		const newest = async () => {
			const [row] = await db().$queryRawUnsafe<
				{ key: string; version: number }[]
			>(`SELECT ${key}::text AS key, version FROM ${owner} ORDER BY id DESC`);
			return row ?? { key: "", version: 0 };
		};
		const before = await newest();
		expect(value(await translate(kind, before.key))).toBeNull();
		expect(await newest()).toEqual({
			key: before.key,
			version: before.version + 1,
		});
	},
);

test("a name stays in its line, however it was pasted", async () => {
	const [{ slug: key } = { slug: "" }] = await db().category.findMany({
		where: { texts: { some: { locale: "tr" } } },
		orderBy: { slug: "desc" },
	});
	value(await translate("category", key, { name: " Bir\r\n\tiki " }));
	expect(
		(await getCatalog("tr")).categories.find(({ slug }) => slug === key)?.name,
	).toBe("Bir iki");
});

test("a backup brings back what was out of date as it was", async () => {
	const { id: categoryId } = await db().category.create({
		data: { slug: "zurueck", position: 99 },
	});
	const row = (locale: string, revision?: number) => ({
		categoryId,
		locale,
		name: locale,
		...(revision === undefined ? {} : { revision }),
	});
	await db().categoryText.createMany({
		data: [row("de", 3), row("tr", 2), row("ar", 3), row("en")],
	});
	const revisions = await db().categoryText.findMany({
		where: { categoryId },
		orderBy: { locale: "asc" },
		select: { locale: true, revision: true },
	});
	expect(revisions).toEqual([
		{ locale: "ar", revision: 3 },
		{ locale: "de", revision: 3 },
		{ locale: "en", revision: 3 },
		{ locale: "tr", revision: 2 },
	]);
	expect(
		(await stale("category")).find(({ key }) => key === "zurueck"),
	).toEqual(expect.objectContaining({ languages: ["tr"] }));
});

test("each kind of text is all that is written of it: a new column is translated, or said to be no words", async () => {
	const apart = {
		service: ["search_words", "online_url", "referral_url", "referral_address"],
	} as Partial<Record<OwnTextKind, string[]>>;
	for (const kind of OWN_TEXT_KINDS) {
		const { table, ownerId, words } = OWN_TEXTS[kind];
		const columns = await db().$queryRaw<{ name: string }[]>`
			SELECT column_name AS name FROM information_schema.columns
			WHERE table_schema = 'public' AND table_name = ${table}`;
		expect(columns.map(({ name }) => name).sort(), kind).toEqual(
			[...words, ...(apart[kind] ?? []), ownerId, "locale", "revision"].sort(),
		);
	}
});

test("a lead sees and confirms what is out of date of their own station, and of no other", async () => {
	const [own, other] = await db().station.findMany({ take: 2 });
	if (!own || !other) throw new Error("no stations");
	const lead = await makeActor("lead", own);
	for (const { id } of [own, other])
		await db().stationText.updateMany({
			where: { stationId: id, locale: "de" },
			data: { directions: `Neu ${id}` },
		});
	const seen = async () => value(await listStaleTexts(lead, NOW));
	expect((await seen()).map(({ kind, key }) => [kind, key])).toEqual([
		["station", own.slug],
	]);
	expect(
		value(await translate("station", own.slug, { directions: "Yeni" }, lead)),
	).toBeNull();
	expect((await seen())[0]?.languages).not.toContain("tr");
	expect(await findOwnText(lead, place("station", other.slug), NOW)).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await translate("station", other.slug, {}, lead)).toMatchObject({
		error: "forbidden",
	});
	for (const kind of [
		"service",
		"category",
		"template",
		"improvement",
	] as const)
		expect(await listStaleTexts(lead, NOW, [kind])).toMatchObject({
			error: "forbidden",
		});
});

test("a coordinator confirms templates and improvements, and nothing of stations or services", async () => {
	const coordinator = await makeActor("coordinator");
	const [template] = value(await listTemplates(admin, NOW));
	await db().answerTemplateText.updateMany({
		where: { locale: "de", templateId: template?.id ?? 0 },
		data: { text: "Vielen Dank für alles." },
	});
	const kinds = new Set(
		value(await listStaleTexts(coordinator, NOW)).map(({ kind }) => kind),
	);
	expect(kinds).toContain("template");
	expect(kinds).not.toContain("station");
	expect(kinds).not.toContain("service");
	expect(
		value(await translate("template", String(template?.id), {}, coordinator)),
	).toBeNull();
	expect(
		await findOwnText(coordinator, place("service", "reisepass"), NOW),
	).toMatchObject({ error: "forbidden" });
});

test("what is out of date in a language that the city does not offer just now is nothing to look at", async () => {
	await db().categoryText.updateMany({
		where: { locale: "de", category: { slug: "pass-ausweis" } },
		data: { name: "Pass" },
	});
	const offered = async () =>
		(await stale("category")).find(({ key }) => key === "pass-ausweis")
			?.languages;
	expect(await offered()).toContain("fr");
	const fewer = await withoutLanguage("fr", offered);
	expect(fewer).toEqual(expect.arrayContaining(["en"]));
	expect(fewer).not.toContain("fr");
});
