import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	parseWishes,
	type WishRefusal,
	wishRows,
} from "#lib/queue/arrival/rules/wishes.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";

export type ChangeVisitServicesRefusal = VisitRefusal | WishRefusal;

/** Other services, or more persons, than they came for. Entries as in `dienst`: slug or slug:n. */
export async function changeVisitServices(
	actor: Actor,
	{ services, ...change }: VisitChange & { services: readonly string[] },
): Promise<Result<null, ChangeVisitServicesRefusal>> {
	const catalog = await getCatalog(defaultLocale);
	return changeVisit<WishRefusal>(actor, "visit:register", change, () => {
		const wishes = parseWishes(services, catalog);
		if (!wishes.ok) return wishes;
		return ok({ kind: "services", services: wishRows(wishes.value) });
	});
}
