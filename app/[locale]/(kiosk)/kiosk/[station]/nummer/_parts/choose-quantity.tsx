import { useLocale, useTranslations } from "next-intl";
import type { Service } from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { Wish } from "#lib/queue/arrival/rules/wishes.ts";
import type { CivilDate } from "#lib/time.ts";
import { entriesOf } from "./view.ts";

/** For how many persons, or how many documents. */
export function ChooseQuantity({
	station,
	service,
	today,
	chosen,
}: {
	/** Slug. */
	station: string;
	service: Service;
	today: CivilDate;
	chosen: readonly Wish[];
}) {
	const t = useTranslations("kiosk.draw");
	const to = paths(useLocale());
	const { slug, text } = service;
	const { maxQuantity } = planOn(service, today);
	const numbers = Array.from({ length: maxQuantity }, (_, index) => index + 1);
	return (
		<>
			<p className="kiosk-lead" lang={text.lang}>
				{text.name}
			</p>
			<h1>{t("quantityTitle", { label: text.quantityLabel })}</h1>
			<ul className="kiosk-numbers">
				{numbers.map((quantity) => (
					<li key={quantity}>
						<a
							href={to.kioskDraw(station, {
								services: [
									...entriesOf(chosen),
									quantity === 1 ? slug : `${slug}:${quantity}`,
								],
							})}
							className="kiosk-key"
						>
							{quantity}
						</a>
					</li>
				))}
			</ul>
		</>
	);
}
