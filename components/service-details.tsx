import { useTranslations } from "next-intl";
import { BringLists } from "#components/bring-lists.tsx";
import { Lines } from "#components/ui/lines.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { type Bring, bringForAll } from "#lib/catalog/bring.ts";
import type { Service } from "#lib/catalog/catalog.ts";

/** What somebody must know before choosing a service, and again before coming. */
export function ServiceDetails({
	service,
	bring = [bringForAll(service)],
}: {
	service: Service;
	/** Exactly what an appointment needs, where that is known. */
	bring?: readonly Bring[];
}) {
	const t = useTranslations("service");
	const { text } = service;
	return (
		<Stack gap={16}>
			<BringLists bring={bring} />
			<Lines title={t("fee")} lines={service.fee} />
			{bring.some(({ heading }) => heading) ? null : (
				<p>{t(service.personalPresence ? "inPerson" : "byProxy")}</p>
			)}
			{service.collectsDocument ? <p>{t("collects")}</p> : null}
			{text.hint ? <p>{text.hint}</p> : null}
			{text.onlineAlternative ? (
				<div>
					<p className="font-bold">{t("online")}</p>
					<p>
						{text.onlineAlternative.text}{" "}
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
