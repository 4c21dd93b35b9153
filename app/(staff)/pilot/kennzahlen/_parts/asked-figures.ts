import type { Actor } from "#lib/auth/rules/permission.ts";
import { may } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { FiguresView } from "#lib/paths/pilot.ts";
import { type Asked, readAsked } from "#lib/pilot/figures/rules/asked.ts";
import { listOnlineSince } from "#lib/pilot/rollout/queries/online-since.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** The choice as it stands in the address. */
export function askedView(asked: Sent): FiguresView {
	const text = (name: string) => textOf(asked, name).slice(0, 60);
	return {
		period: text("zeitraum"),
		from: text("von"),
		until: text("bis"),
		compare: text("vergleich"),
		station: text("ort"),
		service: text("dienst"),
		weekday: text("wochentag"),
		fromHour: text("ab"),
		untilHour: text("vor"),
		by: text("nach"),
	};
}

/** The figures that this account asks for with this choice. */
export async function askedFigures(
	actor: Actor,
	catalog: Catalog,
	view: FiguresView,
	now: Temporal.Instant,
): Promise<Asked> {
	const since = await listOnlineSince(now);
	return readAsked(view, {
		stations: catalog.stations
			.filter(({ id }) => may(actor, "figures:read", id))
			.map(({ id, slug }) => ({
				id,
				slug,
				onlineSince: since.get(id) ?? null,
			})),
		services: catalog.services.filter(({ bookable }) => bookable),
		now,
	});
}
