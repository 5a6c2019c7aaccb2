// Pure.
import { expect, it } from 'vitest';
import { backgroundEnvironment } from '../../../temporal-config/supervisor/environment.ts';

it('passes on what processes need and leaves every key behind', () => {
  const needed = {
    PATH: '/bin',
    HOME: '/home/ann',
    LC_ALL: 'C.UTF-8',
    PERSD_HOME: '/data',
    TEMPORAL_API_KEY: 'for the server of one’s own',
    https_proxy: 'http://proxy:3128',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
  };
  const others = { STUDENT_API_KEY: 's', GITHUB_TOKEN: 't', AWS_SECRET_ACCESS_KEY: 'k', NODEX: 'x', MY_PATH: '/mine' };
  expect(backgroundEnvironment({ ...needed, ...others })).toEqual(needed);
});
