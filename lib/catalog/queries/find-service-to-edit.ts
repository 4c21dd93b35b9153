import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type {
	Fee,
	ServiceFacts,
	ServiceWords,
} from "#lib/catalog/rules/edit-schema.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { CivilDate } from "#lib/time.ts";

interface EditedService {
	slug: string;
	/** False: a signpost, which takes no time. */
	bookable: boolean;
	facts: ServiceFacts;
	/** By language, as far as there are any. */
	words: Readonly<Record<string, ServiceWords>>;
	/** Newest first. */
	fees: readonly Fee[];
}

/** Everything about a service that the portal changes, in all languages. */
export async function findServiceToEdit(
	actor: Actor,
	slug: string,
	now: Temporal.Instant,
): Promise<Result<EditedService, "forbidden" | "unknown-service">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const row = await db().service.findUnique({
		where: { slug },
		include: { texts: true, fees: { orderBy: { validFrom: "desc" } } },
	});
	if (!row) return refuse("unknown-service");
	const days = [
		...new Set(row.fees.map(({ validFrom }) => fromDbDate(validFrom))),
	];
	return ok({
		slug,
		bookable: row.bookable,
		facts: row,
		words: Object.fromEntries(row.texts.map((text) => [text.locale, text])),
		fees: days.map((validFrom: CivilDate) => ({
			validFrom,
			lines: Object.fromEntries(
				row.fees
					.filter((fee) => fromDbDate(fee.validFrom) === validFrom)
					.map(({ locale, lines }) => [locale, lines]),
			),
		})),
	});
}
