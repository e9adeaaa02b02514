import { acceptedBy } from '../support/versions';

acceptedBy('1.33.13');
