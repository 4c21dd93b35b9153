import "#app/globals.css";
import type { Metadata, Viewport } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { fira, firaExtended } from "#app/fonts.ts";
import { StaffFrame } from "#components/staff-frame.tsx";
import { findSignedIn } from "#lib/auth/session.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { defaultLocale } from "#lib/locale.ts";
import { signOutAction } from "./anmelden/actions.ts";
import { StationAlarms } from "./station-alarms.tsx";

// The policy's nonce belongs to one request, and so does who asks: nothing may be rendered ahead.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
	icons: { icon: "/favicon.svg" },
	robots: { index: false, follow: false },
	formatDetection: { telephone: false, date: false, address: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** The root of all portals. Their texts are German only. */
export default async function StaffLayout({
	children,
}: {
	children: ReactNode;
}) {
	setRequestLocale(defaultLocale);
	const { stations } = await getCatalog(defaultLocale);
	const signedIn = await findSignedIn();
	return (
		<html
			lang={defaultLocale}
			className={`${fira.variable} ${firaExtended.variable}`}
		>
			<body>
				<StaffFrame
					signedIn={signedIn}
					alarms={<StationAlarms signedIn={signedIn} />}
					signOut={signOutAction}
					isPilotOver={stations.every(({ phase }) => phase === "live")}
				>
					{children}
				</StaffFrame>
			</body>
		</html>
	);
}
