import { getTranslations } from "next-intl/server";
import { cityPhone } from "#components/contact/phone.ts";
import { Page } from "#components/page/page.tsx";
import { findTodayHours } from "#components/station/today-hours.ts";
import { findWaitLines } from "#components/station/wait-lines.ts";
import { WalkIn } from "#components/station/walk-in.tsx";
import { type Catalog, publicStations } from "#lib/catalog/catalog.ts";
import { now } from "#lib/runtime/clock.ts";
import { toLocale } from "#lib/text/locale.ts";

/** Before the first station goes online: everybody can still come, and that is what the page says. */
export async function NothingOnline({ catalog }: { catalog: Catalog }) {
	const t = await getTranslations("start.nothingOnline");
	const at = now();
	const locale = toLocale(catalog.locale);
	return (
		<Page title={t("title")} lead={t("lead")}>
			<p>
				{t("call")} <a href={cityPhone().href}>{cityPhone().number}</a>
			</p>
			<WalkIn
				catalog={catalog}
				stations={publicStations(catalog)}
				today={await findTodayHours(publicStations(catalog), at, locale)}
				waits={await findWaitLines(at)}
			/>
		</Page>
	);
}
