import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type {
	Fee,
	ServiceFacts,
	ServiceWords,
} from "#lib/catalog/rules/edit-schema.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";

export type ChangeServiceRefusal = "unknown-service" | "forbidden" | "busy";

interface Change {
	slug: string;
	now: Temporal.Instant;
}

/** Lengths, quantities, what suits walk-ins. Appointments that are booked keep their length. */
export function changeService(
	actor: Actor,
	{ facts, ...change }: Change & { facts: ServiceFacts },
): Promise<Result<null, ChangeServiceRefusal>> {
	return changing(actor, change, "service:changed", async (tx, service) => {
		await tx.service.update({ where: { id: service.id }, data: facts });
		await keepLength(tx, service, facts, change.now);
		return { before: pick(service, facts), after: { ...facts } };
	});
}

/** Figures of days before compare with what was planned then, not with what is planned now. */
async function keepLength(
	tx: Tx,
	{ id, durationMinutes, extraMinutes }: Row,
	facts: ServiceFacts,
	now: Temporal.Instant,
): Promise<void> {
	const isSame =
		facts.durationMinutes === durationMinutes &&
		facts.extraMinutes === extraMinutes;
	if (isSame) return;
	await tx.serviceLength.createMany({
		data: [
			{
				serviceId: id,
				until: toDbInstant(now),
				durationMinutes,
				extraMinutes,
			},
		],
		skipDuplicates: true,
	});
}

/** What people read about it, in one language. */
export function changeServiceWords(
	actor: Actor,
	{
		locale,
		words,
		...change
	}: Change & { locale: Locale; words: ServiceWords },
): Promise<Result<null, ChangeServiceRefusal>> {
	return changing(actor, change, "service:text", async (tx, { id }) => {
		await tx.serviceText.upsert({
			where: { serviceId_locale: { serviceId: id, locale } },
			create: { serviceId: id, locale, ...words },
			update: words,
		});
		return { language: locale, name: words.name };
	});
}

/** From this day on these lines; the ones before hold until then. Once more for the same day replaces them. */
export function setFee(
	actor: Actor,
	{ fee, ...change }: Change & { fee: Fee },
): Promise<Result<null, ChangeServiceRefusal>> {
	return changing(actor, change, "service:fee", async (tx, { id }) => {
		const validFrom = toDbDate(fee.validFrom);
		const languages = Object.entries(fee.lines).filter(
			([, lines]) => lines.length > 0,
		);
		await tx.serviceFee.deleteMany({ where: { serviceId: id, validFrom } });
		await tx.serviceFee.createMany({
			data: languages.map(([locale, lines]) => ({
				serviceId: id,
				locale,
				validFrom,
				lines: [...lines],
			})),
		});
		return {
			validFrom: fee.validFrom,
			lines: Object.fromEntries(
				languages.map(([language, lines]) => [language, [...lines]]),
			),
		};
	});
}

type Row = NonNullable<Awaited<ReturnType<Tx["service"]["findUnique"]>>>;

const pick = (row: Row, facts: ServiceFacts): Prisma.InputJsonObject =>
	Object.fromEntries(
		Object.keys(facts).map((name) => [name, row[name as keyof ServiceFacts]]),
	);

async function changing(
	actor: Actor,
	{ slug, now }: Change,
	action: string,
	work: (tx: Tx, service: Row) => Promise<Prisma.InputJsonObject>,
): Promise<Result<null, ChangeServiceRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<null, ChangeServiceRefusal>(async (tx) => {
		await lockCatalog(tx);
		const service = await tx.service.findUnique({ where: { slug } });
		if (!service) return refuse("unknown-service");
		const detail = await work(tx, service);
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action,
				subject: `service ${slug}`,
				detail,
			},
			now,
		);
		return ok(null);
	});
}

/** First of all in a transaction: changes of the catalogue happen one after another. The database raises its version. */
export async function lockCatalog(tx: Tx): Promise<void> {
	await tx.$executeRaw`SELECT 1 FROM city WHERE id = 1 FOR NO KEY UPDATE`;
}
