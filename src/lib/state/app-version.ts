declare const __APP_VERSION__: string;

/** The version in package.json, as files that leave the device name it. */
export const APP_VERSION: string = __APP_VERSION__;
