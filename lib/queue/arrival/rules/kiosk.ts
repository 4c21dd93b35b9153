/** A paired kiosk, as the device's key proved it; acts at its own station only. */
export interface Kiosk {
	deviceId: string;
	stationId: number;
}
