import { useLocale, useTranslations } from "next-intl";
import { ServiceDetails } from "#components/service/service-details.tsx";
import { ServiceTick } from "#components/service/service-tick.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { type BookableDays, feeOn, laterFees } from "#lib/catalog/rules/fee.ts";
import { formatDate } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** One service of the start page, with all there is to know before choosing it. */
export function ServiceChoice({
	service,
	quantity,
	days,
}: {
	service: Service;
	quantity: number;
	days: BookableDays;
}) {
	const t = useTranslations("service");
	const locale = useLocale();
	const { slug, text, maxQuantity } = service;
	const fee = feeOn(service, days.today);
	const later = laterFees(service, days);
	const minutes = t("minutes", { minutes: service.durationMinutes });
	return (
		<ServiceTick
			slug={slug}
			lang={text.lang}
			name={text.name}
			facts={[
				minutes,
				...fee.slice(0, 1),
				...later.flatMap(({ from, lines: [line] }) =>
					line && line !== fee[0]
						? t("feeLater", {
								date: formatDate(from, locale, "year"),
								fee: line,
							})
						: [],
				),
			].join(" · ")}
			quantity={quantity}
			maxQuantity={maxQuantity}
			quantityLabel={t("quantity", { label: text.quantityLabel })}
			details={
				<Disclosure
					summary={t("more")}
					label={t("moreAbout", { service: text.name })}
				>
					<ServiceDetails service={service} fee={fee} later={later} />
				</Disclosure>
			}
		>
			<p>{withSoftHyphens(text.summary)}</p>
		</ServiceTick>
	);
}
