import { useLocale } from "next-intl";
import { htmlOf } from "#components/page/html-of.ts";
import { StillHtml } from "#components/page/still.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import { type Corrections, correctionsOf } from "#lib/city/corrections.ts";
import { ServiceChoice } from "./service-choice.tsx";
import { Signpost } from "./signpost.tsx";

/** Services to tick, and signposts where there is nothing to tick. */
export function ServiceList({
	services,
	quantityOf,
	days,
}: {
	services: readonly Service[];
	quantityOf: (slug: string) => number;
	days: BookableDays;
}) {
	const locale = useLocale();
	const key = `${locale} ${days.today} ${days.last}`;
	const corrections = correctionsOf(locale);
	if (services.length === 0) return null;
	const html = services.map((service) => {
		const quantity = quantityOf(service.slug);
		const known = unticked.get(service);
		const holds = known?.key === key && known.corrections === corrections;
		if (quantity === 0 && holds) return known.html;
		const html = htmlOf(
			service.bookable ? (
				<ServiceChoice service={service} quantity={quantity} days={days} />
			) : (
				<Signpost service={service} />
			),
		);
		if (quantity === 0) unticked.set(service, { key, corrections, html });
		return html;
	});
	return (
		<StillHtml
			as="ul"
			className="flex min-w-0 flex-col gap-16"
			html={html.join("")}
		/>
	);
}

/** Services change with their catalogue only (get-catalog.ts), their words with what is put right; most of them nobody ticks. */
const unticked = new WeakMap<
	Service,
	{ key: string; corrections: Corrections; html: string }
>();
