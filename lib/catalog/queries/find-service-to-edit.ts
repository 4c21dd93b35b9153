import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { CombineGroup } from "#lib/catalog/catalog.ts";
import type { MinorRule } from "#lib/catalog/minors/rules/minor-case.ts";
import type { Fee } from "#lib/catalog/rules/edit-schema.ts";
import {
	type LaterPlan,
	NEW_SERVICE,
	type ServiceFields,
	type ServiceWords,
} from "#lib/catalog/rules/service-form.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale, locales } from "#lib/text/locale.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

export interface EditedService {
	id: number;
	slug: string;
	/** To be sent along: who saves on an older one is told so. */
	version: number;
	/** With the plan that holds today. */
	fields: ServiceFields;
	/** Those that hold from a later day on, ascending. */
	laterPlans: readonly LaterPlan[];
	/** Newest first. */
	fees: readonly Fee[];
	/** Nothing refers to it, so it may go without a trace. */
	isUnused: boolean;
}

export interface EditChoices {
	/** Of one appointment. */
	maxMinutes: number;
	/** In their order. */
	categories: readonly { slug: string; name: string }[];
	groups: readonly EditGroup[];
}

interface EditGroup extends CombineGroup {
	/** German names of what is in it today. */
	services: readonly string[];
}

const WHOLE = {
	texts: true,
	fees: { orderBy: { validFrom: "desc" } },
	category: true,
	combineGroup: true,
	plans: { include: { combineGroup: true }, orderBy: { validFrom: "asc" } },
} as const;

/** Everything about a service that the portal changes, in all languages. */
export async function findServiceToEdit(
	actor: Actor,
	slug: string,
	now: Temporal.Instant,
): Promise<Result<EditedService, "forbidden" | "unknown-service">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const found = await readService(db(), { slug }, civilDateOf(now));
	return found
		? ok({ ...found, isUnused: await isUnused(db(), found.id) })
		: refuse("unknown-service");
}

/** As it stands on this day. */
export async function readService(
	client: Db | Tx,
	where: { slug: string } | { id: number },
	today: CivilDate,
): Promise<Omit<EditedService, "isUnused"> | null> {
	const row = await client.service.findUnique({ where, include: WHOLE });
	if (!row) return null;
	const later = row.plans.map(({ combineGroup, validFrom, ...plan }) => ({
		validFrom: fromDbDate(validFrom),
		durationMinutes: plan.durationMinutes,
		extraMinutes: plan.extraMinutes,
		maxQuantity: plan.maxQuantity,
		combineGroup: combineGroup?.slug ?? null,
	}));
	const plan = later.findLast(({ validFrom }) => validFrom <= today) ?? {
		durationMinutes: row.durationMinutes,
		extraMinutes: row.extraMinutes,
		maxQuantity: row.maxQuantity,
		combineGroup: row.combineGroup?.slug ?? null,
	};
	const days = [
		...new Set(row.fees.map(({ validFrom }) => fromDbDate(validFrom))),
	];
	return {
		id: row.id,
		slug: row.slug,
		version: row.version,
		laterPlans: later.filter(({ validFrom }) => validFrom > today),
		fields: {
			...plan,
			validFrom: null,
			category: row.category.slug,
			bookable: row.bookable,
			personalPresence: row.personalPresence,
			walkInSuitable: row.walkInSuitable,
			popular: row.popular,
			collectsDocument: row.collectsDocument,
			minorRule: row.minorRule as MinorRule | null,
			lastDay: row.lastDay && fromDbDate(row.lastDay),
			texts: {
				...NEW_SERVICE.texts,
				...Object.fromEntries(
					locales.flatMap((locale) => {
						const text = row.texts.find((one) => one.locale === locale);
						return text ? [[locale, wordsOf(text)]] : [];
					}),
				),
			},
		},
		fees: days.map((validFrom: CivilDate) => ({
			validFrom,
			lines: Object.fromEntries(
				row.fees
					.filter((fee) => fromDbDate(fee.validFrom) === validFrom)
					.map(({ locale, lines }) => [locale, lines]),
			),
		})),
	};
}

const wordsOf = ({
	serviceId: _,
	locale: __,
	revision: ___,
	...words
}: ServiceWords & {
	serviceId: number;
	locale: string;
	revision: number;
}): ServiceWords => words;

/** Whether anything refers to a service: appointments, visits, wishes, desks, closures, announcements, feedback, figures. */
export async function isUnused(client: Db | Tx, id: number): Promise<boolean> {
	const [row] = await client.$queryRaw<{ used: boolean }[]>`
		SELECT EXISTS (SELECT 1 FROM appointment_service WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM visit_service WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM visit_leg_service WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM wish_service WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM desk_service WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM closure_service WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM announcement WHERE to_service_id = ${id})
			OR EXISTS (SELECT 1 FROM feedback WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM feedback_ask WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM lead_time WHERE service_id = ${id})
			OR EXISTS (SELECT 1 FROM visit_figure WHERE ${id} = ANY (service_ids))
			OR EXISTS (SELECT 1 FROM booking_figure WHERE ${id} = ANY (service_ids)) AS used`;
	return row?.used === false;
}

/** What the form of a service may choose from. */
export async function findEditChoices(): Promise<EditChoices> {
	return readEditChoices(db());
}

export async function readEditChoices(client: Db | Tx): Promise<EditChoices> {
	const { maxMinutes } = await client.city.findUniqueOrThrow({
		where: { id: 1 },
		select: { maxMinutes: true },
	});
	const german = { where: { locale: defaultLocale }, select: { name: true } };
	const categories = await client.category.findMany({
		orderBy: [{ position: "asc" }, { id: "asc" }],
		include: { texts: german },
	});
	const groups = await client.combineGroup.findMany({
		orderBy: { id: "asc" },
		include: {
			services: {
				where: { bookable: true },
				orderBy: { position: "asc" },
				select: { texts: german },
			},
		},
	});
	return {
		maxMinutes,
		categories: categories.map(({ slug, texts }) => ({
			slug,
			name: texts[0]?.name ?? slug,
		})),
		groups: groups.map(
			({ slug, combinesWithin, combinesWithAll, services }) => ({
				slug,
				combinesWithin,
				combinesWithAll,
				services: services.flatMap(({ texts }) => texts[0]?.name ?? []),
			}),
		),
	};
}
