import { getLocale, getTranslations } from "next-intl/server";
import { ServiceList } from "#app/[locale]/(citizen)/termine/_services/service-list.tsx";
import { Page } from "#components/page/page.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { ServiceDetails } from "#components/service/service-details.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findDraft } from "#lib/catalog/queries/find-draft.ts";
import { findDrafted } from "#lib/catalog/queries/find-drafted.ts";
import { feeOn, laterFees } from "#lib/catalog/rules/fee.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";

/** A service as citizens will see it, for whoever is changing it and nobody else. */
export default async function PreviewPage({
	params,
}: {
	params: Promise<{ draft: string }>;
}) {
	const actor = await requireActor();
	const at = now();
	const found = await findDraft(actor, (await params).draft, at);
	if (!found.ok) return <PageNotFound />;
	const { catalog, after } = await findDrafted(
		found.value,
		await getLocale(),
		at,
	);
	const category = catalog.categories.find(({ id }) => id === after.categoryId);
	const t = await getTranslations("preview");
	const { days } = catalog;
	return (
		<Page
			title={t("title")}
			before={
				<Alert kind="info" title={t("notice")}>
					<p>
						<a href={staffPaths.reviewService(found.value.id)}>{t("back")}</a>
					</p>
				</Alert>
			}
		>
			<Section id="karte" title={category?.name ?? t("card")}>
				<ServiceList services={[after]} quantityOf={() => 0} days={days} />
			</Section>
			{after.bookable ? (
				<Section id="einzelheiten" title={after.text.name}>
					<ServiceDetails
						service={after}
						fee={feeOn(after, days.today)}
						later={laterFees(after, days)}
					/>
				</Section>
			) : null}
		</Page>
	);
}
