import "#app/globals.css";
import type { Metadata, Viewport } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { FONTS } from "#app/fonts.ts";
import { TabWords } from "#components/page/tab-words.tsx";
import { StaffFrame } from "#components/staff/staff-frame.tsx";
import { findSignedIn } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { playedMoment } from "#lib/runtime/clock.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { StationAlarms } from "./_parts/station-alarms.tsx";
import { signOutAction } from "./anmelden/actions.ts";

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
			className={FONTS}
			// A script of ours may have said that it listens before React does.
			suppressHydrationWarning
		>
			<body>
				<TabWords>
					<StaffFrame
						signedIn={signedIn}
						alarms={<StationAlarms signedIn={signedIn} />}
						signOut={signOutAction}
						isPilotOver={stations.every(({ phase }) => phase === "live")}
						plays={playedMoment()}
					>
						{children}
					</StaffFrame>
				</TabWords>
			</body>
		</html>
	);
}
