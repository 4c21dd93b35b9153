import { useLocale, useTranslations } from "next-intl";
import { ServiceDetails } from "#components/service/service-details.tsx";
import { ServiceTick } from "#components/service/service-tick.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import { feeOn, laterFees } from "#lib/catalog/rules/fee.ts";
import { laterPlans, planOn, turningDays } from "#lib/catalog/rules/plan.ts";
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
	const { slug, text } = service;
	const fee = feeOn(service, days.today);
	const later = laterFees(service, days);
	const { durationMinutes } = planOn(service, days.today);
	const changes = laterPlans(service, days);
	// As many as any day allows; on which days so many are too many, the calendar knows.
	const maxQuantity = Math.max(
		...turningDays([service], days).map(
			(day) => planOn(service, day).maxQuantity,
		),
	);
	return (
		<ServiceTick
			slug={slug}
			lang={text.lang}
			name={text.name}
			facts={[
				t("minutes", { minutes: durationMinutes }),
				...changes.map(({ from, minutes }) =>
					t("minutesLater", {
						date: formatDate(from, locale, "year"),
						minutes,
					}),
				),
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
			{service.lastDay !== null && service.lastDay <= days.last ? (
				<p>
					{t("until", { date: formatDate(service.lastDay, locale, "year") })}
				</p>
			) : null}
		</ServiceTick>
	);
}
