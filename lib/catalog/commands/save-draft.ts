import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { type Draft, readDraft } from "#lib/catalog/queries/find-draft.ts";
import {
	type EditedService,
	isUnused,
	readEditChoices,
	readService,
} from "#lib/catalog/queries/find-service-to-edit.ts";
import {
	flat,
	NEW_GROUP,
	newSlug,
	readService as readFields,
	type ServiceFields,
	typedService,
	WITH_ALL,
	withPlan,
} from "#lib/catalog/rules/service-form.ts";
import { languages } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { textOf } from "#lib/sent.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import { lockCatalog } from "./lock-catalog.ts";

export type SaveDraftRefusal =
	| "forbidden"
	| "unknown-draft"
	/** Somebody else has changed the service since the form was shown. */
	| "service-changed"
	/** What was right when it was typed is so no more: the first day is past, a category is gone, the longest is shorter. */
	| "no-longer-valid"
	| "busy";

/**
 * A service as it was typed and looked at. A change of length or combination holds from its first day on; whatever is
 * booked stays as it is booked. Saved twice it is saved once: the draft is gone then.
 */
export async function saveDraft(
	actor: Actor,
	{ draftId, now }: { draftId: string; now: Temporal.Instant },
): Promise<Result<{ slug: string }, SaveDraftRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<{ slug: string }, SaveDraftRefusal>(async (tx) => {
		await lockCatalog(tx);
		const draft = await readDraft(tx, actor.userId, draftId);
		if (!draft) return refuse("unknown-draft");
		const today = civilDateOf(now);
		const current =
			draft.serviceId === null
				? null
				: await readService(tx, { id: draft.serviceId }, today);
		if (current && current.version !== draft.version)
			return refuse("service-changed");
		if (!(await isStillValid(tx, draft, current, today)))
			return refuse("no-longer-valid");
		const slug = current
			? await change(tx, current, draft.fields, today)
			: await create(tx, draft.fields);
		await tx.serviceDraft.delete({ where: { id: draftId } });
		const before = flat(draft.base);
		const after = flat(draft.fields);
		const pick = (all: Record<string, unknown>) =>
			toJson(Object.fromEntries(draft.changed.map((one) => [one, all[one]])));
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: current ? "service:changed" : "service:created",
				subject: `service ${slug}`,
				detail: current
					? { before: pick(before), after: pick(after) }
					: { name: draft.fields.texts.de?.name ?? slug },
			},
			now,
		);
		return ok({ slug });
	});
}

/** Read once more as if it were typed now. */
async function isStillValid(
	tx: Tx,
	{ fields }: Draft,
	current: Pick<EditedService, "fields" | "laterPlans"> | null,
	today: CivilDate,
): Promise<boolean> {
	const { maxMinutes, categories, groups } = await readEditChoices(tx);
	const sent = typedService(fields);
	return readFields((name) => textOf(sent, name), {
		maxMinutes,
		categories: categories.map(({ slug }) => slug),
		groups: groups.map(({ slug }) => slug),
		today,
		current: current?.fields ?? null,
		laterPlans: current?.laterPlans ?? [],
	}).ok;
}

async function create(tx: Tx, fields: ServiceFields): Promise<string> {
	const rows = await tx.service.findMany({
		select: { slug: true, position: true },
	});
	const slug = newSlug(
		fields.texts.de?.name ?? "",
		rows.map((row) => row.slug),
	);
	const position = Math.max(0, ...rows.map((row) => row.position)) + 1;
	const service = await tx.service.create({
		data: {
			...(await factsOf(tx, fields)),
			...(await planOf(tx, fields, slug)),
			slug,
			position,
		},
		select: { id: true },
	});
	await writeWords(tx, service.id, fields);
	return slug;
}

async function change(
	tx: Tx,
	{ id, slug, fields: before }: Omit<EditedService, "isUnused">,
	fields: ServiceFields,
	today: CivilDate,
): Promise<string> {
	// What nobody has ever booked has no days on which something else held.
	const hasPast = before.bookable || !(await isUnused(tx, id));
	await tx.service.update({
		where: { id },
		data: {
			...(await factsOf(tx, fields)),
			version: { increment: 1 },
			...(hasPast ? {} : await planOf(tx, fields, slug)),
		},
	});
	// Whoever has been a signpost meanwhile begins anew today; what held before stays true of the days before.
	const isBack = fields.bookable && !before.bookable;
	const validFrom = fields.validFrom ?? (isBack ? today : null);
	if (hasPast && validFrom)
		await writePlan(tx, { id, slug }, fields, validFrom, today);
	await writeWords(tx, id, fields);
	return slug;
}

async function factsOf(tx: Tx, fields: ServiceFields) {
	const category = await tx.category.findUniqueOrThrow({
		where: { slug: fields.category },
		select: { id: true },
	});
	return {
		categoryId: category.id,
		bookable: fields.bookable,
		personalPresence: fields.personalPresence,
		walkInSuitable: fields.walkInSuitable,
		popular: fields.popular,
		collectsDocument: fields.collectsDocument,
		minorRule: fields.minorRule,
		lastDay: fields.lastDay && toDbDate(fields.lastDay),
	};
}

async function planOf(tx: Tx, fields: ServiceFields, slug: string) {
	return {
		durationMinutes: fields.durationMinutes,
		extraMinutes: fields.extraMinutes,
		maxQuantity: fields.maxQuantity,
		combineGroupId: await groupOf(tx, fields.combineGroup, slug),
	};
}

/** The id of a group by its slug; one of its own, or one that goes with everything, is made when it is first needed. */
async function groupOf(
	tx: Tx,
	group: string | null,
	service: string,
): Promise<number | null> {
	if (group === null) return null;
	if (group === WITH_ALL) {
		const known = await tx.combineGroup.findFirst({
			where: { combinesWithAll: true, combinesWithin: true },
			orderBy: { id: "asc" },
		});
		if (known) return known.id;
	}
	const slug =
		group === NEW_GROUP || group === WITH_ALL
			? await newGroupSlug(tx, service)
			: group;
	const { id } = await tx.combineGroup.upsert({
		where: { slug },
		create: {
			slug,
			combinesWithin: true,
			combinesWithAll: group === WITH_ALL,
		},
		update: {},
	});
	return id;
}

async function newGroupSlug(tx: Tx, service: string): Promise<string> {
	const rows = await tx.combineGroup.findMany({ select: { slug: true } });
	return newSlug(
		service,
		rows.map(({ slug }) => slug),
	);
}

/** Plans whose days are over are the past, which figures compare with: only what is still to come is put in order. */
async function writePlan(
	tx: Tx,
	{ id, slug }: { id: number; slug: string },
	fields: ServiceFields,
	validFrom: CivilDate,
	today: CivilDate,
): Promise<void> {
	const combineGroupId = await groupOf(tx, fields.combineGroup, slug);
	const row = await tx.service.findUniqueOrThrow({
		where: { id },
		include: {
			combineGroup: true,
			plans: { include: { combineGroup: true }, orderBy: { validFrom: "asc" } },
		},
	});
	const slugOf = (one: { combineGroup: { slug: string } | null }) =>
		one.combineGroup?.slug ?? null;
	const known = row.plans.map((plan) => ({
		validFrom: fromDbDate(plan.validFrom),
		durationMinutes: plan.durationMinutes,
		extraMinutes: plan.extraMinutes,
		maxQuantity: plan.maxQuantity,
		combineGroup: slugOf(plan),
	}));
	const begun = known.filter((plan) => plan.validFrom < today);
	const group =
		combineGroupId === null
			? null
			: await tx.combineGroup.findUniqueOrThrow({
					where: { id: combineGroupId },
				});
	const later = withPlan(
		begun.at(-1) ?? { ...row, combineGroup: slugOf(row) },
		known.filter((plan) => plan.validFrom >= today),
		{ ...fields, validFrom, combineGroup: group?.slug ?? null },
	);
	const groups = new Map(
		(await tx.combineGroup.findMany()).map((one) => [one.slug, one.id]),
	);
	await tx.servicePlan.deleteMany({
		where: { serviceId: id, validFrom: { gte: toDbDate(today) } },
	});
	await tx.servicePlan.createMany({
		data: later.map((plan) => ({
			serviceId: id,
			validFrom: toDbDate(plan.validFrom),
			durationMinutes: plan.durationMinutes,
			extraMinutes: plan.extraMinutes,
			maxQuantity: plan.maxQuantity,
			combineGroupId:
				plan.combineGroup === null
					? null
					: (groups.get(plan.combineGroup) ?? null),
		})),
	});
}

async function writeWords(
	tx: Tx,
	serviceId: number,
	{ texts }: ServiceFields,
): Promise<void> {
	// Words in other languages are on no form, and stay.
	for (const locale of languages()) {
		const words = texts[locale];
		const where = { serviceId_locale: { serviceId, locale } };
		if (words)
			await tx.serviceText.upsert({
				where,
				create: { serviceId, locale, ...words },
				update: words,
			});
		else if (locale !== defaultLocale)
			await tx.serviceText.deleteMany({ where: { serviceId, locale } });
	}
}
