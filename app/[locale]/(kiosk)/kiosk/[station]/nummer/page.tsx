import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import {
	findWalkIns,
	goesToSeveralDesks,
} from "#lib/queue/waits/queries/find-walk-ins.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findKiosk } from "../_parts/kiosk.ts";
import { KioskScreen } from "../_parts/kiosk-screen.tsx";
import { CheckDraw } from "./_parts/check-draw.tsx";
import { ChooseQuantity } from "./_parts/choose-quantity.tsx";
import { ChooseService } from "./_parts/choose-service.tsx";
import { DrawNotice } from "./_parts/draw-notice.tsx";
import { NoTickets } from "./_parts/no-tickets.tsx";
import { type DrawView, entriesOf, readView } from "./_parts/view.ts";

/** Without an appointment: what for, for how many, then the ticket. How long one waits is said before drawing. */
export default async function KioskDrawPage({
	params,
	searchParams,
}: {
	params: Promise<{ station: string }>;
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const { station: slug } = await params;
	const query = await searchParams;
	const to = paths(locale);
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const { station, catalog } = kiosk;
	const t = await getTranslations("kiosk");
	const at = now();
	const view = readView(query, catalog);
	const services = entriesOf(view.chosen);
	const walkIns =
		(await findWalkIns(station.id, services, at)) ??
		(await listWaits(at)).find((one) => one.stationId === station.id)?.walkIns;
	if (!walkIns?.open)
		return (
			<KioskScreen
				station={station}
				title={t("stopped.title")}
				back={to.kiosk(slug)}
			>
				<NoTickets
					catalog={catalog}
					station={station}
					services={services}
					why={walkIns?.why ?? "closed"}
					now={at}
				/>
			</KioskScreen>
		);
	return (
		<KioskScreen
			station={station}
			title={t(view.kind === "check" ? "draw.check" : "draw.title")}
			back={backFrom(view, slug, to)}
		>
			<DrawNotice notice={textOf(query, "hinweis")} />
			{view.kind === "services" ? (
				<ChooseService station={slug} catalog={catalog} {...view} />
			) : null}
			{view.kind === "quantity" ? (
				<ChooseQuantity station={slug} today={catalog.days.today} {...view} />
			) : null}
			{view.kind === "check" ? (
				<CheckDraw
					station={slug}
					chosen={view.chosen}
					wait={walkIns.wait}
					hasSeveralDesks={await goesToSeveralDesks(station.id, services, at)}
				/>
			) : null}
		</KioskScreen>
	);
}

/** One question back. */
function backFrom(
	view: DrawView,
	slug: string,
	to: ReturnType<typeof paths>,
): string {
	const services = entriesOf(view.chosen);
	if (view.kind === "quantity" || (view.kind === "services" && view.category))
		return to.kioskDraw(slug, { services, step: "mehr" });
	if (view.kind === "services")
		return services.length > 0
			? to.kioskDraw(slug, { services })
			: to.kiosk(slug);
	const before = services.slice(0, -1);
	return to.kioskDraw(slug, { services: before, step: "mehr" });
}
