// The sizes at which the app is looked at.
export const SMALL = { width: 320, height: 568 };
export const PHONE = { width: 360, height: 740 };
export const SIDEWAYS = { width: 740, height: 360 };
export const LAPTOP = { width: 1366, height: 768 };
export const SIZES = { "320×568": SMALL, "360×740": PHONE, "740×360": SIDEWAYS, "1366×768": LAPTOP };
