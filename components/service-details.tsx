import { useTranslations } from "next-intl";
import { Stack } from "#components/ui/stack.tsx";
import type { Service } from "#lib/catalog/catalog.ts";

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
	return lines.length === 0 ? null : (
		<div>
			<p className="font-bold">{title}</p>
			<ul className="flex list-disc flex-col gap-4 pl-24">
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</div>
	);
}

/** What somebody must know before choosing a service, and again before coming. */
export function ServiceDetails({ service }: { service: Service }) {
	const t = useTranslations("service");
	const { text } = service;
	return (
		<Stack gap={16}>
			<Lines title={t("bring")} lines={text.documents} />
			<Lines title={t("fee")} lines={service.fee} />
			<p>{t(service.personalPresence ? "inPerson" : "byProxy")}</p>
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
