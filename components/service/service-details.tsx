import { useLocale, useTranslations } from "next-intl";
import type { DatedFee, Service } from "#lib/catalog/catalog.ts";
import { type Bring, bringForAll } from "#lib/catalog/rules/bring.ts";
import { formatDate } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { Lines } from "../ui/lines.tsx";
import { Stack } from "../ui/stack.tsx";
import { BringLists } from "./bring-lists.tsx";

/** What somebody must know before choosing a service, and again before coming. */
export function ServiceDetails({
	service,
	fee,
	later = [],
	bring = [bringForAll(service)],
	comes = true,
}: {
	service: Service;
	/** On the day of the appointment, or today where none is chosen yet. */
	fee: readonly string[];
	/** Those that begin while one can book. */
	later?: readonly DatedFee[];
	/** Exactly what an appointment needs, where that is known. */
	bring?: readonly Bring[];
	/** False: an appointment by phone or video, for which nobody comes. */
	comes?: boolean;
}) {
	const t = useTranslations("service");
	const locale = useLocale();
	const { text } = service;
	return (
		<Stack gap={16}>
			<BringLists bring={bring} />
			<Lines title={t("fee")} lines={fee} />
			{later.map(({ from, lines }) => (
				<Lines
					key={from}
					title={t("feeFrom", { date: formatDate(from, locale, "year") })}
					lines={lines}
				/>
			))}
			{!comes || bring.some(({ heading }) => heading) ? null : (
				<p>{t(service.personalPresence ? "inPerson" : "byProxy")}</p>
			)}
			{service.collectsDocument ? <p>{t("collects")}</p> : null}
			{text.hint ? <p>{withSoftHyphens(text.hint)}</p> : null}
			{text.onlineAlternative ? (
				<div>
					<p className="font-bold">{t("online")}</p>
					<p>
						{withSoftHyphens(text.onlineAlternative.text)}{" "}
						{text.onlineAlternative.url ? (
							<a href={text.onlineAlternative.url}>
								{t("onlineLink", { service: text.name })}
							</a>
						) : null}
					</p>
				</div>
			) : null}
		</Stack>
	);
}
