import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { city } from "#lib/city/city.ts";
import { env } from "#lib/runtime/env.ts";

/** Everybody may try the demo from every side. */
export function DemoAccounts() {
	const t = useTranslations("signIn.demo");
	const roles = useTranslations("staff.roles");
	return (
		<Panel as="aside" quiet aria-labelledby="demo-konten">
			<Heading id="demo-konten" size="small">
				{t("title")}
			</Heading>
			<p>
				{t("password")} <strong>{env().demoPassword}</strong>
			</p>
			<ul className="flex flex-col gap-8">
				{city().demoAccounts.map(({ email, role, name }) => (
					<li key={email}>
						<strong>{email}</strong>
						<br />
						{roles(role)} · {name}
					</li>
				))}
			</ul>
		</Panel>
	);
}
