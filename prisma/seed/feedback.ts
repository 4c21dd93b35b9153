import type { Catalog } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { city } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	instantAt,
	weekdayOf,
} from "#lib/time.ts";
import demo from "./data/demo-feedback.json" with { type: "json" };
import { pick, randomOf } from "./random.ts";
import { stableId } from "./rows.ts";

const WEEKS = 7;
/** So many days back coordinators have dealt with it. */
const DEALT_WITH_DAYS = 10;

/**
 * What people said in the last weeks, for the demo's inbox. The same for each day on every machine; a day that has
 * its feedback is left as it is, so each midnight adds one.
 */
export async function seedFeedback(now: Temporal.Instant): Promise<void> {
	const catalog = await getCatalog(defaultLocale);
	const today = civilDateOf(now);
	const topicIds = await seedTopics();
	for (const date of datesBetween(addDays(today, -7 * WEEKS), today))
		if (weekdayOf(date) <= 5)
			await seedDay(date, today, catalog, topicIds, now);
	await seedImprovements(topicIds, now);
}

async function seedTopics(): Promise<number[]> {
	await db().topic.createMany({
		data: demo.topics.map((name) => ({ name })),
		skipDuplicates: true,
	});
	const rows = await db().topic.findMany({
		where: { name: { in: demo.topics } },
	});
	// Somebody may have renamed one; then it is nobody's.
	return demo.topics.map(
		(name) => rows.find((row) => row.name === name)?.id ?? 0,
	);
}

async function seedDay(
	date: CivilDate,
	today: CivilDate,
	catalog: Catalog,
	topicIds: readonly number[],
	now: Temporal.Instant,
): Promise<void> {
	const random = randomOf(`feedback ${date}`);
	const isOld = date < addDays(today, -DEALT_WITH_DAYS);
	const count = 1 + Math.floor(random() * 4);
	for (let index = 0; index < count; index++) {
		const formKey = stableId(`feedback ${date} ${index}`);
		const createdAt = instantAt(date, 480 + Math.floor(random() * 540));
		const data =
			random() < 0.12
				? pick(random, demo.reports)
				: opinionOf(date, catalog, random);
		const { topics, ...row } = { topics: [], ...data };
		const status = isOld
			? pick(random, [
					"done",
					"done",
					"done",
					"done",
					"answered",
					"answered",
					"in-progress",
				])
			: pick(random, ["new", "new", "in-progress", "done"]);
		const isKnown = await db().feedback.count({ where: { formKey } });
		if (isKnown > 0 || createdAt.epochMilliseconds > now.epochMilliseconds)
			continue;
		await db().feedback.create({
			data: {
				...row,
				formKey,
				status,
				locale: "locale" in row ? row.locale : defaultLocale,
				assigneeId: status === "new" ? null : coordinatorId(),
				createdAt: toDbInstant(createdAt),
				topics: {
					create: topics
						.map((topic) => topicIds[topic] ?? 0)
						.filter((topicId) => topicId > 0 && status !== "new")
						.map((topicId) => ({ topicId })),
				},
			},
		});
	}
}

/** As prisma/seed/accounts.ts makes it; every city's demo has one. */
function coordinatorId(): string {
	const account = city().demoAccounts.find(
		({ role }) => role === "coordinator",
	);
	return stableId(`account ${account?.email}`);
}

function opinionOf(
	date: CivilDate,
	{ stations, services }: Catalog,
	random: () => number,
) {
	const { ratings, email, ...said } = {
		locale: defaultLocale as string,
		email: false,
		...pick(random, demo.opinions),
	};
	const [ratingBooking = null, ratingWaiting = null, ratingService = null] =
		ratings;
	// A kiosk asks for ratings only.
	const source =
		said.praise || said.text
			? pick(random, ["web", "mail", "mail", "poster"])
			: "kiosk";
	const knowsDay = source === "mail" || source === "kiosk";
	const bookable = services.filter((service) => service.bookable);
	return {
		...said,
		type: "opinion",
		source,
		ratingBooking,
		ratingWaiting,
		ratingService,
		replyEmail: email
			? `${pick(random, ["m.yildiz", "h.schmitz", "a.nowak", "p.jansen"])}@citizen.example`
			: null,
		stationId: pick(random, stations).id,
		serviceId: source === "kiosk" ? null : pick(random, bookable).id,
		day: knowsDay ? toDbDate(date) : null,
		visitKind:
			source === "mail"
				? "appointment"
				: pick(random, ["appointment", "walk-in"]),
	};
}

async function seedImprovements(
	topicIds: readonly number[],
	now: Temporal.Instant,
): Promise<void> {
	if ((await db().improvement.count()) > 0) return;
	for (const [position, improvement] of demo.improvements.entries()) {
		const { status, topic, de, en } = improvement;
		const from = await db().feedback.findMany({
			where: { topics: { some: { topicId: topicIds[topic] ?? 0 } } },
			select: { id: true },
			take: 9,
		});
		await db().improvement.create({
			data: {
				position,
				status,
				publishedAt:
					status === "published"
						? toDbInstant(now.subtract({ hours: 24 * 7 * (position + 1) }))
						: null,
				texts: {
					create: [
						{ locale: "de", ...de },
						...(en.said ? [{ locale: "en", ...en }] : []),
					],
				},
				feedback: { create: from.map(({ id }) => ({ feedbackId: id })) },
			},
		});
	}
}
