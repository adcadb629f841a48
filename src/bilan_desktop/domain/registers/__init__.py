"""What the practice writes down beside its cases: requests under the RGPD, breaches, refused requests, yearly figures."""
