/**
 * The version of the assessed data in `catalogue.json`: which duties there are, and their scope,
 * stage, prerequisites and safeguard mark. Raise it whenever one of those changes. Two assessments
 * whose versions differ are compared with a warning, and a file of an unknown version is refused.
 * A corrected source wording is not a new version.
 */
export const FRAMEWORK_VERSION = '1';
