import { getTranslations } from "next-intl/server";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import type { Hit } from "#lib/booking/staff/queries/search.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { team } from "#lib/paths/staff.ts";
import type { WalkInHit } from "#lib/queue/arrival/queries/list-with-ticket.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { readablePhone } from "#lib/text/phone.ts";
import { formatReference } from "#lib/text/reference.ts";
import { civilDateOf } from "#lib/time.ts";
import type { HitInWords } from "./search-state.ts";

export async function inWords(
	hits: readonly Hit[],
	catalog: Catalog,
): Promise<HitInWords[]> {
	const t = await getTranslations("team");
	return hits.map((hit) => ({
		id: hit.id,
		href: team.appointment(hit.id),
		name: hit.bookedBy
			? t("bookedBy", { name: hit.name ?? "", by: hit.bookedBy })
			: (hit.name ?? t("erased")),
		when: `${formatDate(hit.date, "de", "short")} ${hit.date.slice(0, 4)}, ${formatTime(hit.start, "de")}`,
		station:
			catalog.stations.find(({ id }) => id === hit.stationId)?.shortName ?? "",
		status: t(`appointmentStatus.${hit.status}`),
		numbers: `${formatReference(hit.reference)} · ${hit.ticket}`,
		services: withKind(
			isRemote(hit.kind) ? t(`remote.kinds.${hit.kind}`) : null,
			serviceLine(hit.services, catalog),
		),
		contact: [hit.phone && readablePhone(hit.phone), hit.email]
			.filter(Boolean)
			.join(" · "),
	}));
}

/** "Telefon: Wohnsitz anmelden"; at the counter, where nearly all are, the services alone. */
const withKind = (kind: string | null, services: string) =>
	kind ? `${kind}: ${services}` : services;

/** Nothing is known of them but what they wait for. */
export async function walkInsInWords(
	hits: readonly WalkInHit[],
	actor: Actor,
	catalog: Catalog,
	now: Temporal.Instant,
): Promise<HitInWords[]> {
	const t = await getTranslations("team");
	const today = civilDateOf(now);
	return hits.map((hit) => ({
		id: hit.id,
		href: may(actor, "day:read", hit.stationId)
			? team.today({ visit: hit.id })
			: null,
		name: t("search.walkIn"),
		when: `${formatDate(today, "de", "short")} ${today.slice(0, 4)}, ${formatTime(hit.arrived, "de")}`,
		station:
			catalog.stations.find(({ id }) => id === hit.stationId)?.shortName ?? "",
		status: t(`status.${hit.status}`),
		numbers: hit.ticket,
		services: serviceLine(hit.services, catalog),
		contact: "",
	}));
}
