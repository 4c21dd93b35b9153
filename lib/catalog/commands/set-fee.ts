import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Fee } from "#lib/catalog/rules/edit-schema.ts";
import { isLeftBehind } from "#lib/catalog/rules/fee.ts";
import { isOffered } from "#lib/city/city.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { lockCatalog } from "./lock-catalog.ts";

/** "service-changed": somebody else has changed it since the form was shown. */
export type SetFeeRefusal =
	| "unknown-service"
	| "service-changed"
	| "forbidden"
	| "busy";

/** From this day on these lines; the ones before hold until then. Once more for the same day replaces them. */
export async function setFee(
	actor: Actor,
	{
		slug,
		version,
		fee,
		now,
	}: {
		slug: string;
		/** Of the service as the form was shown. */
		version: number;
		fee: Fee;
		now: Temporal.Instant;
	},
): Promise<Result<null, SetFeeRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<null, SetFeeRefusal>(async (tx) => {
		await lockCatalog(tx);
		const service = await tx.service.findUnique({ where: { slug } });
		if (!service) return refuse("unknown-service");
		const { id } = service;
		const validFrom = toDbDate(fee.validFrom);
		const before = await tx.serviceFee.findMany({
			where: { serviceId: id },
			orderBy: { validFrom: "asc" },
			select: { locale: true, lines: true, validFrom: true },
		});
		// Of each language the newest: what the form began with.
		const shown = Object.fromEntries(
			before.map(({ locale, lines }) => [locale, lines]),
		);
		// Of a language that the city does not offer just now the form shows nothing: its lines are left as they were.
		const wanted = {
			...fee.lines,
			...Object.fromEntries(
				Object.entries(shown).filter(([language]) => !isOffered(language)),
			),
		};
		const languages = Object.entries(wanted).filter(
			([language, lines]) =>
				lines.length > 0 && !isLeftBehind(language, wanted, shown),
		);
		if (service.version !== version) {
			const known = before.filter(
				(row) => row.validFrom.getTime() === validFrom.getTime(),
			);
			// Pressed twice: it is as it was wanted.
			return isSaid(fee, known) ? ok(null) : refuse("service-changed");
		}
		await tx.serviceFee.deleteMany({ where: { serviceId: id, validFrom } });
		await tx.serviceFee.createMany({
			data: languages.map(([locale, lines]) => ({
				serviceId: id,
				locale,
				validFrom,
				lines: [...lines],
			})),
		});
		await tx.service.update({
			where: { id },
			data: { version: { increment: 1 } },
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "service:fee",
				subject: `service ${slug}`,
				detail: {
					validFrom: fee.validFrom,
					lines: Object.fromEntries(
						languages.map(([language, lines]) => [language, [...lines]]),
					),
				},
			},
			now,
		);
		return ok(null);
	});
}

/** Whether a day has just these lines; those of another language may have been left out (`isLeftBehind`). */
const isSaid = (
	{ lines }: Fee,
	rows: readonly { locale: string; lines: readonly string[] }[],
): boolean =>
	rows.some(({ locale }) => locale === defaultLocale) &&
	rows.every((row) => lines[row.locale]?.join("\n") === row.lines.join("\n"));
